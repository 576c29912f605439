class A:
    pass
print(repr(A), str(A), repr(A()).startswith('<__main__.A object at 0x'), A)
class S:
    def __str__(self): return 'str'
class R:
    def __repr__(self): return 'repr'
print(S(), [R()], R(), f'{R()} {S()!s}')
class Bad:
    def __repr__(self): return 5
try:
    repr(Bad())
except TypeError as e:
    print(e)
