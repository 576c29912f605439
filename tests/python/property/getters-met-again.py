# Getters of properties and __getitem__ of classes, when an instruction has met them before: counts, tracebacks, limits and changes of the class.
import sys, traceback
class C:
    @property
    def p(self): return sys.getrefcount(self)
    def __getitem__(self, k): return (sys.getrefcount(self), sys.getrefcount(k))
    @property
    def bad(self): raise ValueError('x')
    @property
    def deep(self): return self.deep
    @property
    def gen(self):
        yield 1
        yield 2
    def fget(self): return 7
    q = property(fget)
    r = property(lambda s: s.__dict__.get('v', 0))
    w = property(None, lambda s, v: None)
    two = property(lambda s, t=5: t)
    nat = property(len)
    def __len__(self): return 4
c = C()
key = object()
def f(o):
    return o.p, o[key], o.q, o.r, o.two, o.nat, list(o.gen)
for i in range(5): print(f(c), c.p, c[key])
def g(o): return o.bad
for i in range(3):
    try: g(c)
    except ValueError: traceback.print_exc(file=sys.stdout)
def h(o): return o.w
for i in range(3):
    try: h(c)
    except AttributeError as e: print(e)
for i in range(3):
    try: c.deep
    except RecursionError as e: print(e)
class D(C):
    p = property(lambda s: 'D')
for o in (c, D(), c, D()):
    print(f(o)[0])
C.p = property(lambda s: 'new')
print(f(c)[0]); C.p = 5; print(f(c)[0]); del C.p
try: f(c)
except AttributeError as e: print(e)
class E:
    def __getitem__(self, k):
        if k > 2: raise IndexError(k)
        return k
    def __getattr__(self, n): return n
    @property
    def x(self): raise AttributeError('inner')
e = E()
for i in range(3): print([x for x in e], e[1], e.x, e.y)
def idx(o, k): return o[k]
for k in (0, 1, 5):
    try: print(idx(e, k))
    except IndexError: traceback.print_exc(file=sys.stdout)
print(E().x)
def frames(): return [(f.f_code.co_name, f.f_lineno, f.f_lasti) for f in (sys._getframe(1), sys._getframe(2))]
class F:
    @property
    def p(self): return frames()
    def __getitem__(self, k): return frames()
def t(o):
    a = o.p
    b = o[1]
    return a, b
for i in range(4): print(t(F()))
