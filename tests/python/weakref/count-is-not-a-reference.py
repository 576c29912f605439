import sys, weakref
class A: pass
a = A()
print(sys.getrefcount(a))
r = weakref.ref(a)
print(sys.getrefcount(a))
b = r()
print(sys.getrefcount(a), sys.getrefcount(r))
