import weakref
class A: pass
a = A()
def cb(name):
    return lambda r: print(name, r())
r1 = weakref.ref(a, cb('first'))
r2 = weakref.ref(a, cb('second'))
r3 = weakref.ref(a)
print(r1 is r2, weakref.getweakrefcount(a), len(weakref.getweakrefs(a)))
del r1
del a
print(r2() is None)
