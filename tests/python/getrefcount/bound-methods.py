import sys
class A:
    def m(self):
        return sys.getrefcount(self)
a = A()
print(sys.getrefcount(a))
b = a.m
print(sys.getrefcount(a), sys.getrefcount(b))
print(a.m(), b())
print(b.__self__ is a, a.m is a.m, a.m == a.m)
