"""More forms of statements about how objects live: what is tracked, where objects are put, who holds whom, what ends first; see
statements.py. Places are compared among objects of one type, one by one: blocks of different types have sizes of their own in
CPython, and which of several free blocks is taken depends on addresses, on where a pool ends. Nothing is printed between two counts:
a stream of CPython keeps what it is to write in a list."""
LIVES = '''\
class W:
    def __init__(self, n): self.n = n
    def __repr__(self): return f'W{self.n}'
    def __del__(self): print('del', self.n)
def gone(r): print('gone', r() is None)
a = W(<any>)
r, s = weakref.ref(a, gone), weakref.ref(a, lambda r: print('second'))
f = weakref.finalize(a, print, 'finalize', <any>)
print(weakref.getweakrefcount(a), f.alive, r() is a, r == s, hash(r) == hash(s))
a = <any>
print(f.alive, r(), r == s)
---
class W:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
class V(W):
    pass
a, b, c = W('a'), V('b'), W('c')
a.to, b.to, c.to = b, c, a
a.own, b.own = W('own a'), [W('own b')]
rs = [weakref.ref(x, lambda r, n=x.n: print('weak', n)) for x in (a, b, c)]
del a, b, c, x
print(gc.collect(), [r() for r in rs])
---
class W:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
def f(*args, **kwargs):
    w = W('local')
    try:
        if <bool>:
            return <any>
        raise Loud(W('in the error'))
    except Loud as error:
        print('caught', len(error.args))
    finally:
        print('finally')
f(W('argument'), k=W('keyword'))
print('over')
---
class W:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
def g():
    w = W('in a generator')
    try:
        yield W('yielded')
        yield <any>
    finally:
        print('closing')
a = g()
next(a)
print('had one')
b = next(a) if <bool> else None
del a
print('generator gone')
---
class W:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
l1 = [W(i) for i in range(4)]
l1[<slice>] = [W('n'), W('m')]
print('assigned')
l1.reverse()
l1.pop(<index>)
print('popped')
del l1[<slice>]
print('deleted')
l1 *= <small>
print(len(l1))
l1 = None
print('end')
---
class W:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
d1 = {i: W(i) for i in range(3)}
d1[<small>] = W('new')
d1.setdefault(<small>, W('default'))
print('set')
d1.pop(<small>, None)
d1.update({1: W('updated'), 2: W('too')})
print('updated')
d2 = d1.copy()
d1.clear()
print('cleared')
d2 |= dict.fromkeys([0, <small>])
d2 = <any>
print('end')
---
class W:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
    def __eq__(self, other): return True
    def __hash__(self): return 1
e1 = {W('a'), W('b')}
print(len(e1))
d1 = {W('c'): W('d')}
d1[W('e')] = W('f')
print(len(d1), W('g') in e1)
e1.discard(W('h'))
print('end')
---
class W:
    def __init__(self, n, *hold): self.n, self.hold = n, hold
    def __del__(self): print('del', self.n)
x = W(1, W(2, W(3)), [W(4)], {'k': W(5)}, (W(6), W(7)))
y = x.hold[<small>]
x = <any>
print('x gone')
y = None
print(W(8).n, [W(9)][0].n, (lambda w: w.n)(W(10)), f'{W(11).n}')
---
class W:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
    def __add__(self, other): return W(f'{self.n}+')
    def __iadd__(self, other):
        return self if <bool> else W('i')
    def __enter__(self): return W('entered')
    def __exit__(self, *args): print('exit')
a = W('a') + W('b')
a += W('c')
print('added')
with W('manager') as b:
    print('in', b.n)
for c in (W('t'), W('u')):
    pass
print('loop')
del a, b, c
_, *d = W(1), W(2), W(3)
d = 0
print('end')
---
class W:
    def __init__(self, n): self.n = n
    def __del__(self):
        print('del', self.n)
        if self.n:
            W(self.n - 1)
            others.append(W(0)) if self.n == 2 else others.clear()
others = []
W(<small>)
print(len(others))
del others[:]
---
class W:
    def __init__(self, n): self.n = n
    def __del__(self):
        print('del', self.n)
        back.append(self)
back = []
a = W('a')
a.me = a
r = weakref.ref(a)
del a
print(gc.collect(), len(back), r(), gc.is_finalized(back[0]))
back.clear()
print(gc.collect(), gc.garbage)
---
class A: pass
a = A()
a.x, a.y = <list>, <any>
print([type(i).__name__ for i in gc.get_referents(a)], [type(i).__name__ for i in gc.get_referents(A())])
a.__dict__
print([type(i).__name__ for i in gc.get_referents(a)], sys.getsizeof(a.__dict__), sys.getrefcount(a.x), gc.is_tracked(a.__dict__))
---
def f(x=<list>, *, k=<any>):
    def g(): return x, k
    return g
g = f()
print([type(i).__name__ for i in gc.get_referents(f)], [type(i).__name__ for i in gc.get_referents(g)], [type(i).__name__ for i in gc.get_referents(g.__closure__[0])], sys.getrefcount(g.__closure__[0]), sys.getsizeof(g.__closure__), sys.getrefcount(f.__code__))
---
print([type(i).__name__ for i in gc.get_referents(<object>)], [type(i).__name__ for i in gc.get_referents(<generator>)], [type(i).__name__ for i in gc.get_referents(iter(<iterable>))], gc.get_referents(<int>, <str>))
---
for x in (zip(<list>, <list>), map(call, <list>), enumerate(<list>), reversed(<list>), itertools.chain(<list>, <tuple>), itertools.count(<int>), filter(None, <list>), slice(<any>, <any>), <list>.append, functools.partial(call, <any>), types.MappingProxyType(<dict>), collections.deque(<list>), classmethod(call), property(call), weakref.ref(Point)):
    print(type(x).__name__, sys.getsizeof(x), sys.getrefcount(x), gc.is_tracked(x), [type(i).__name__ for i in gc.get_referents(x)])
---
l1 = <list>
a, b, c = [l1], (l1, l1), {'k': l1}
def f(): return [type(i).__name__ for i in gc.get_referrers(l1) if i is a or i is b or i is c]
print(f(), sys.getrefcount(l1))
del a[:], c['k']
print(f(), sys.getrefcount(l1))
---
gc.collect()
a = [gc.is_tracked(x) for x in ((), (1,), (<any>,), (<int>, <str>), ((1, 2), 'a'), [], {}, {'a': 1}, {'a': []}, {1: (<any>,)}, set(), frozenset([1]), <object>, <generator>, len, print, Point, type(1), 'a', b'a', bytearray(), range(3), slice(1), memoryview(b''), iter([]), iter(()), {}.keys(), lambda: 1, math, Ellipsis, weakref.ref(Point), Point(1).__add__, [].append)]
print(a)
---
def f(a, b):
    return (a, b), [a, b], {a: b}, {a, b}
x = f(<hashable>, <hashable>)
print([gc.is_tracked(i) for i in x], gc.is_tracked(tuple(x[1])), gc.is_tracked(dict(x[2])), gc.is_tracked(x[2].copy()), gc.is_tracked({**x[2]}), gc.is_tracked(dict.fromkeys([1], <any>)))
gc.collect()
print([gc.is_tracked(i) for i in x])
---
x = <any>
a = id(x)
x = <any>
y = <any>
print(id(y) == a, id(x) == id(y))
---
def f(): return id(<list>)
def g(): return id({<hashable>: <any>})
def h(): return id((<any>, <any>))
print(f() == f(), g() == g(), h() == h(), id(Point(1)) == id(Point(2)), id(f) == id(g), id(lambda: 1) == id(lambda: 2), id(1.5 + <small>) == id(2.5 + <small>))
---
make = lambda: <kindof>
gc.collect()
ids = []
for i in range(<small>):
    a = make()
    ids.append(id(a))
    del a
print([ids.index(i) for i in ids])
---
make = lambda: <kindof>
gc.collect()
l1 = [make() for _ in range(4)]
ids = [id(x) for x in l1]
l1.pop(<index>)
a = make()
print(ids.index(id(a)) if id(a) in ids else '-')
---
gc.collect()
a, b, c = [1.5 * i for i in range(1, 4)]
ids = [id(a), id(b), id(c)]
del b, a
x = <small> + 0.5
y = x * 2
print([ids.index(id(i)) if id(i) in ids else '-' for i in (x, y)])
---
gc.collect()
a = (<any>, <any>)
i = id(a)
a = None
b = (<any>, <any>)
c = tuple([1, <any>])
print(id(b) == i, id(c) == i)
---
x = [<any>, <any>]
y = x[:]
z = list(x)
w = [*x]
print(*(sys.getrefcount(i) - sys.getrefcount(None) if i is None else sys.getrefcount(x) for i in x), x[0] is y[0] is z[0] is w[0], sys.getsizeof(y), sys.getsizeof(z), sys.getsizeof(w), sys.getsizeof(x * 2), sys.getsizeof(sorted(x, key=str)))
---
print([sys.getsizeof(list(range(i))) for i in range(<small>, <small> + 20)], [sys.getsizeof([0] * i) for i in range(<small>)], [sys.getsizeof([*range(i)]) for i in range(<small>, 12)], [sys.getsizeof([x for x in range(i)]) for i in range(<small>, 18)])
---
print([sys.getsizeof(dict.fromkeys(range(i))) for i in range(<small>, 24)], [sys.getsizeof({j: j for j in range(i)}) for i in range(<small>, 24)], [sys.getsizeof(set(range(i))) for i in range(<small>, 24)], [sys.getsizeof(dict(zip(range(i), range(i)))) for i in range(<small>, 12)])
---
print([sys.getsizeof(dict.fromkeys(map(str, range(i)))) for i in range(<small>, 14)], sys.getsizeof(dict.fromkeys(<iterable>)), sys.getsizeof(dict(<dict>)), sys.getsizeof(<dict> | <dict>), sys.getsizeof({**<dict>}), sys.getsizeof(dict(<dict>, a=1)), sys.getsizeof(copy.deepcopy(<dict>)))
---
class A:
    def __init__(self, *names):
        for name in names:
            setattr(self, name, <any>)
a, b, c = A('x', 'y'), A('x'), A('y', 'x', 'z')
print([sys.getsizeof(vars(i)) for i in (a, b, c)], vars(c))
del a.x
a.z = 1
print([sys.getsizeof(vars(i)) for i in (a, b, c)], vars(a), sys.getsizeof(vars(A(*'abcdefgh'))), sys.getsizeof(A('q').__dict__))
a.__dict__ = <dict>
print(vars(a), sys.getsizeof(a.__dict__), sys.getrefcount(a.__dict__))
---
e1 = set(<iterable>)
print(sys.getsizeof(e1))
for i in range(<small> * 3):
    e1.add(i)
    e1.discard(i - <small>)
    print(sys.getsizeof(e1), end=' ')
print(sys.getsizeof(e1 | e1), sys.getsizeof(e1 - {1}), sys.getsizeof(frozenset(e1)), sys.getsizeof(set(list(e1))), sys.getsizeof(e1.union(<iterable>)), list(e1))
---
x = sys.getrefcount
a = <list>
b = {'k': a}
print(x(a), x(b), x(b['k']), x([a][0]), x((a, a)), x(a if a else b), x({**b}), x(a[:]), x(b.get('k')), x(list(b.values())[0]), x(next(iter(b.values()))))
---
def f(a):
    b = a
    def g(): return b
    return sys.getrefcount(a), sys.getrefcount(b), sys.getrefcount(g)
x = [<any>]
print(f(x), f([]), f(a=x), f(*[x]), f(**{'a': x}), (lambda y: sys.getrefcount(y))(x), [sys.getrefcount(y) for y in [x]], list(map(sys.getrefcount, [x])), list(map(f, [x])))
---
class A:
    x = <list>
    def m(self): return sys.getrefcount(self)
    @property
    def p(self): return sys.getrefcount(self)
    @classmethod
    def c(cls): return sys.getrefcount(cls.x)
    def __call__(self): return sys.getrefcount(self)
    def __getattr__(self, n): return sys.getrefcount(self)
    def __len__(self): return sys.getrefcount(self)
a = A()
m = a.m
print(a.m(), m(), a.p, A.c(), a(), a.y, len(a), A.m(a), sys.getrefcount(a), sys.getrefcount(A.x), A().m(), getattr(a, 'm')(), operator.methodcaller('m')(a))
---
o1 = [<any>]
def f():
    try:
        raise Loud(o1)
    finally:
        print(sys.getrefcount(o1))
try:
    f()
except Loud as e:
    print(sys.getrefcount(o1), sys.getrefcount(e), sys.getrefcount(e.args), sys.getrefcount(e.__traceback__))
    k = e
print(sys.getrefcount(o1), sys.getrefcount(k))
k.__traceback__ = None
k = k.with_traceback(None)
print(sys.getrefcount(k), k.args[0] is o1)
---
class W:
    def __del__(self): print('del')
def f():
    w = W()
    raise Loud(<any>)
try:
    f()
except Loud as error:
    kept = error
    print('caught')
print(sys.getrefcount(kept.__traceback__.tb_next.tb_frame), list(kept.__traceback__.tb_next.tb_frame.f_locals))
kept.__traceback__.tb_next.tb_frame.clear()
print('cleared')
del kept
print('end')
---
class W:
    def __del__(self): print('del')
def f():
    w = W()
    try:
        1 / 0
    except ZeroDivisionError as e:
        kept = e
f()
print('returned')
print(gc.collect())
---
class W:
    def __del__(self): print('del')
def g():
    w = W()
    f = sys._getframe()
    yield f
a = g()
f = next(a)
print(f is a.gi_frame, sys.getrefcount(f), sorted(f.f_locals))
a.close()
print('closed', a.gi_frame)
del a, f
gc.collect()
---
gc.collect()
gc.disable()
before = gc.get_count()[0]
a = <kindof>
b = [<kindof>, <kindof>]
c = {'x': <kindof>}
first = gc.get_count()[0] - before
del b
print(first, gc.get_count()[0] - before)
gc.enable()
---
gc.collect()
print(gc.get_threshold(), gc.isenabled(), len(gc.get_stats()))
a = Point(<any>)
a.a = [a]
b = (a, {'b': a})
a.b = b
del a, b
print(gc.collect(0), gc.collect(1), gc.collect(2), gc.collect())
---
gc.collect()
log = []
def hook(phase, info): log.append((phase, info['generation'], info['collected'], info['uncollectable']))
gc.callbacks.append(hook)
a = []
a.append(a)
del a
gc.collect(<small> % 3)
gc.callbacks.remove(hook)
print(log)
---
gc.collect()
a = {}
a['a'] = a
def f(): return f
class C:
    def m(self): return C
g = (x for x in [1])
h = [g]
del a, f, C, g, h
print(gc.collect())
---
gc.collect()
def f():
    x = [<any>]
    def g(n): return g(n - 1) if n else x
    return g(<small>)
f()
c = lambda: c
del c
d = type('D', (), {})
del d
print(gc.collect())
---
x = <str>
y = <str>
print(x is y, sys.intern(x) is sys.intern(x[:1] + x[1:]), x[:1] is x[0:1], 'a' + <str> is 'a' + <str>, x.lower() is x, x.replace('q~', '') is x, x.ljust(0) is x, x.zfill(0) is x, '%s' % x is x, f'{x}' is x, format(x) is x, str(x) is x, x.format() is x, x.encode() is x.encode(), x * 1 is x, ''.join([x]) is x, x.translate({}) is x, x.expandtabs() is x, x.removeprefix('~') is x, x.center(1) is x)
---
def f(): return 1000, 'a b', (1, 2), 1.5, b'x', 2j, -7, 10**3, 'ab' * 2, (1,) + (2,), 'x' 'y', not 1, 1 if 1 else 2
def g(): return 1000, 'a b', (1, 2), 1.5, b'x', 2j, -7, 10**3, 'ab' * 2, (1,) + (2,), 'x' 'y', not 1, 1 if 1 else 2
print([a is b for a, b in zip(f(), g())], [a is b for a, b in zip(f(), f())], f() is f(), f.__code__.co_consts == g.__code__.co_consts, f.__code__.co_consts)
---
print(<const> is <const>, <const> is <const>, <const> == <const>, (lambda: <const>)() is <const>)
---
def f(): return [<const>, <const>, <const>]
x = f()
print(f.__code__.co_consts, [x[i] is f()[i] for i in range(3)], x[0] is x[1], x[1] is x[2], sys.getrefcount(x))
---
x = <const>
y = <const>
z = (<const>, <const>)
print(x is y, z[0] is x, z[1] is y, z is (x, y), [x] == [y], sys.getsizeof(x), sys.getsizeof(z), gc.is_tracked(z))
---
def f():
    return <const> in {<const>, <const>}, <const> in [<const>, <const>], [x for x in [<const>, 1]]
print(f(), f.__code__.co_consts)
---
a = [<any>, [<any>]]
a.append(a)
b = copy.deepcopy(a)
c = copy.copy(a)
print(b[2] is b, c[2] is a, b[1] is a[1], c[1] is a[1], sys.getrefcount(b[1]), sys.getrefcount(c[1]), b, sys.getsizeof(b), sys.getsizeof(c))
memo = {}
d = copy.deepcopy(a[:2], memo)
print(len(memo), d == a[:2])
---
o1 = <object>
m = {}
a = copy.deepcopy([o1, o1, (o1, <any>)], m)
print(a[0] is a[1], a[2][0] is a[0], a[0] is o1, a, len(m), copy.copy(o1) is o1, type(copy.copy(o1)).__name__)
---
class A:
    def __init__(self): self.d = weakref.WeakSet(); self.l = []
    def __getstate__(self): return {'state': <any>}
    def __setstate__(self, state): self.__dict__.update(state, set=True)
class B:
    def __reduce__(self): return (call, (<any>,), None, iter([]))
print(vars(copy.copy(A())), vars(copy.deepcopy(A())), copy.copy(B()), copy.deepcopy([B()]))
---
class A: pass
w = weakref.WeakValueDictionary()
k = weakref.WeakKeyDictionary()
s = weakref.WeakSet()
l1 = [A() for _ in range(3)]
for i, a in enumerate(l1):
    w[i], k[a] = a, i
    s.add(a)
del l1[<slice>], a
print(len(w), len(k), len(s), sorted(w), sorted(k.values()), w.get(<small>) is None, [r() is None for r in w.valuerefs()], list(map(type, s)) == [A] * len(s))
del l1
print(len(w), len(k), len(s))
---
class A:
    def m(self): return <any>
    def __call__(self, *args): return args
a = A()
m = weakref.WeakMethod(a.m)
p = weakref.proxy(a)
print(m()() if m() else None, m() == a.m, p(1), p.m(), type(p).__name__, weakref.getweakrefs(a).__len__(), isinstance(p, A), sys.getrefcount(a))
p.x = <any>
print(a.x, vars(a))
del a
print(m())
str(p)
---
a = array.array('i', <ints>)
a.append(<int>)
a.extend(<ints>)
print(a, sys.getsizeof(a), a.itemsize, a.buffer_info()[1], a.tobytes()[:4], a[<slice>], a * 2, a == array.array('i', a), a.index(<int>))
---
def f():
    x = <any>
    del x
    y = x
f()
---
def f():
    x = 1
    def g():
        nonlocal x
        del x
    g()
    return x
f()
---
def f(n):
    x = [n]
    if n:
        f(n - 1)
    return sys.getrefcount(x), len(gc.get_referrers(x)), sys._getframe().f_lineno > 0, sorted(sys._getframe().f_locals)
print(f(<small>), sys.getrefcount(f))
---
def f():
    x = <any>
    locals()['x'] = 1
    l = locals()
    y = 2
    return x == 1, sorted(l), l is locals(), sorted(l), vars() is l
print(f())
---
f = io.StringIO(<str>)
print(sys.getrefcount(f), f.read(<small>), f.readline(), f.tell(), sys.getsizeof(f) > 0, f.getvalue() == '', f.closed)
f.close()
f.read()
'''.split('\n---\n')
LIVES[-1] = LIVES[-1].rstrip('\n')
