import weakref
class A: pass
a = A()
r = weakref.ref(a)
print(r() is a, weakref.ref(a) is r, weakref.getweakrefcount(a), r == weakref.ref(a), type(r).__name__)
del a
print(r(), weakref.getweakrefcount(A()))
for o in ([], {}, 1, 'a', (), None):
    try:
        weakref.ref(o)
    except TypeError as e:
        print(e)
