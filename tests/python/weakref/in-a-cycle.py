import gc, weakref
class A: pass
a = A()
a.me = a
r = weakref.ref(a, lambda r: print('callback', r()))
del a
print(r() is not None)
gc.collect()
print(r())
b = A()
b.me = b
b.r = weakref.ref(b, lambda r: print('never called'))
del b
print(gc.collect() > 0)
