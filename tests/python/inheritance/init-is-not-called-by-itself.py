# exits with 1
class A:
    def __init__(self, x): self.x = x
class B(A):
    def __init__(self): pass
try:
    B().x
except AttributeError as e:
    print(e)
class C(A): pass
C()
