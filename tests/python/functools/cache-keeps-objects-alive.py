import functools, weakref
class A: pass
@functools.lru_cache(maxsize=2)
def f(o): return o
a = A()
r = weakref.ref(a)
f(a)
del a
print(r() is not None)
f(1); f(2)
print(r())
print(f.cache_info())
