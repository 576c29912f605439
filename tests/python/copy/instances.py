import copy
class A:
    def __init__(self): print('init'); self.x = [1]
a = A()
b = copy.copy(a)
c = copy.deepcopy(a)
print(b.x is a.x, c.x is a.x, c.x, type(c) is A)
class C:
    def __copy__(self): return 'copied'
    def __deepcopy__(self, memo): return f'deep {type(memo).__name__}'
print(copy.copy(C()), copy.deepcopy(C()), copy.deepcopy([C()]))
class S:
    __slots__ = ('a', 'b')
s = S(); s.a = [1]
t = copy.copy(s)
print(t.a is s.a, hasattr(t, 'b'))
