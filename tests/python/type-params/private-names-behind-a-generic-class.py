# Behind a class with type parameters CPython 3.12 mangles private names as within it.
class P: pass
p = P()
__a = 5
def tell(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Box[K]:
    pass
__b = 6
print([k for k in globals() if 'a' == k[-1] or 'b' == k[-1]])
tell(lambda: p.__x)
tell(lambda: __a)
tell(lambda: __b)
try: print(__a)
except NameError as e: print(e)
try: p.__x
except AttributeError as e: print(e)
def f():
    __c = 1
    class In[T]: pass
    __d = 2
    print(locals().keys())
    try: p.__x
    except AttributeError as e: print(e)
    def g(): return p.__y
    tell(g)
f()
def g[T](): return p.__z
tell(g)
try: p.__x
except AttributeError as e: print(e)
class Plain:
    class Inner[T]:
        def f(self): return p.__q
    __m = 3
    def h(self): return p.__r
    tell(lambda: p.__s)
tell(Plain().h); tell(Plain.Inner().f)
print(sorted(vars(Plain)))
type A[X] = p.__t
tell(lambda: A.__value__)

try: p.__x
except AttributeError as e: print(e)
class Q:
    __n = 1
print([k for k in vars(Q) if 'n' == k[-1]])
def k(__z=1, *, __w): return __z
try: k(__z=3, __w=2); print(k.__code__.co_varnames)
except TypeError as e: print(e)
def with_generic():
    class B[T]: pass
    return 1
def unlike():
    __v = 1
    return __v
try: print(unlike())
except SystemError as e: print(type(e).__name__, e)
def absent(): return __z
try: print(absent())
except (NameError, SystemError) as e: print(type(e).__name__, e)
