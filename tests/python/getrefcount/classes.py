import sys
class A:
    pass
before = sys.getrefcount(A)
a = A()
print(sys.getrefcount(A) - before)
many = [A() for _ in range(10)]
print(sys.getrefcount(A) - before)
del a, many
print(sys.getrefcount(A) - before)
class B(A):
    pass
print(sys.getrefcount(A) - before)
