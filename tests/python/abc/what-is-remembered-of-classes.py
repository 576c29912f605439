# A class is asked about once: what an abstract class was told is remembered as CPython remembers it.
import abc, _abc, collections.abc as ca, weakref, gc, numbers
def t(f,*a):
    try: return f(*a)
    except BaseException as e: return f'{type(e).__name__}: {e}'
class A(abc.ABC): pass
print(t(issubclass, 1, A), t(A.register, 1), t(A.__subclasscheck__, 1), t(_abc._abc_instancecheck, 1, 2), t(_abc._abc_subclasscheck, int, 2))
class B(abc.ABC):
    @classmethod
    def __subclasshook__(cls, c): print('asked', c); return 5
print(t(issubclass, int, B))
class C(abc.ABC):
    @classmethod
    def __subclasshook__(cls, c): print('asked', c); return c is int or NotImplemented if c is not str else False
for i in 1, 1, 'a', 'a', [], []: print(isinstance(i, C), issubclass(type(i), C))
C.register(list)
for i in 1, 1, 'a', 'a', [], []: print(isinstance(i, C))
class D(C): pass
print(t(D.register, C), t(_abc._abc_register, 3, 4))
class M(abc.ABCMeta):
    def __subclasses__(cls): return 3
E = M('E', (), {})
print(t(issubclass, int, E))
class F(abc.ABC): pass
class G(abc.ABC): pass
print(F.register(G) is G, t(G.register, F), issubclass(G, F), isinstance(G(), F))
def local():
    class X: pass
    F.register(X)
    class Y: pass
    print(issubclass(X, F), issubclass(Y, F), len(_abc._get_dump(F)[0]), len(_abc._get_dump(F)[1]), len(_abc._get_dump(F)[2]))
local(); gc.collect()
print([len(x) for x in _abc._get_dump(F)[:3]], sorted(type(r).__name__ for r in _abc._get_dump(F)[0]))
F._abc_registry_clear(); F._abc_caches_clear()
print([len(x) for x in _abc._get_dump(F)[:3]])
class P:
    @property
    def __class__(self): return int
class I(abc.ABC): pass
I.register(int)
print(isinstance(P(), I), isinstance(P(), numbers.Number), isinstance(P(), ca.Sized))
class Meta(abc.ABCMeta):
    def __instancecheck__(cls, o): print('inst'); return super().__instancecheck__(o)
    def __subclasscheck__(cls, o): print('sub', o); return super().__subclasscheck__(o)
class H(metaclass=Meta): pass
class K(H): pass
print(isinstance(3, H), isinstance(3, H), isinstance(K(), H), issubclass(K, H), issubclass(K, H), isinstance(P(), H))
for o in [], (), {}, set(), 'a', 3, iter([]), (x for x in ()), range(3), memoryview(b''), lambda: 1: print([c.__name__ for c in (ca.Sequence, ca.MutableSequence, ca.Mapping, ca.Set, ca.Iterable, ca.Iterator, ca.Generator, ca.Callable, ca.Hashable, ca.Sized, ca.Container, ca.Reversible, ca.Collection) if isinstance(o, c) for _ in '1'], [c.__name__ for c in (numbers.Number, numbers.Integral, numbers.Real) if isinstance(o, c)])
tok = abc.get_cache_token(); F.register(float); print(abc.get_cache_token() - tok, isinstance(1.5, F), type(abc.get_cache_token), abc.get_cache_token.__module__)
d = A._abc_impl
print(gc.is_tracked(d), type(d), __import__('sys').getsizeof(d))
class Z: pass
isinstance(Z(), A); isinstance(Z(), A)
print(weakref.getweakrefcount(Z), [r.__callback__ and r.__callback__.__name__ for r in weakref.getweakrefs(Z)])
