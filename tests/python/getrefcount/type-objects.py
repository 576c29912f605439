import sys
class A: pass
a = [A() for _ in range(3)]
n = sys.getrefcount(A)
b = A()
print(sys.getrefcount(A) - n)
class B(A): pass
print(sys.getrefcount(A) - n)
print(sys.getrefcount(int) > 1, sys.getrefcount(type(None)) > 1)
