# Static methods through instances that hide them and do not, and flags that are combined.
import sys
class A:
    @staticmethod
    def s(x=1): return ('s', x)
    @classmethod
    def c(cls): return cls.__name__
class B(A):
    __slots__ = ()
class Z:
    __slots__ = ('q',)
    @staticmethod
    def s(x=1): return ('z', x)
def f(o): return o.s(), o.s(2)
a, b, z = A(), B(), Z()
for i in range(3): print(f(a), f(b), f(z))
a.s = lambda x=9: ('own', x); print(f(a), f(b))
del a.s; print(f(a))
A.s = staticmethod(lambda x=4: ('new', x)); print(f(a), f(b))
A.s = lambda self, x=4: ('meth', x); print(f(a), f(b))
raw = staticmethod(len); A.s = raw
def g(o): return o.s('abc')
for i in range(3): print(g(a))
raw.__init__(str.upper)
for i in range(3): print(g(a))
class T:
    __slots__ = ()
    def __new__(cls): return object.__new__(cls)
    s = staticmethod(print)
t = T()
for i in range(3): t.s(i)
n = object(); base = sys.getrefcount(n)
class R:
    s = staticmethod(lambda o: sys.getrefcount(o) - base)
r = R()
for i in range(3): print(r.s(n), R.s(n), sys.getrefcount(r))
from enum import Flag, IntFlag
class F(Flag): X = 1; Y = 2
class I(IntFlag): X = 1; Y = 2
print(F.X | F.Y, F.X & F.Y, F.X ^ F.Y, ~F.X, I.X | 4, 4 | I.X, I.X & 3, I.X ^ 3, ~I.X)
for op in ('|', '&', '^'):
    try: eval('F.X %s 1' % op)
    except TypeError as e: print(e)
    try: eval('1 %s F.X' % op)
    except TypeError as e: print(e)
    try: eval('F.X %s I.X' % op)
    except TypeError as e: print(e)
