"""Forms of statements about how objects live: counts, sizes, addresses, copies, finalizers, weak references, collections; see statements.py."""
MEMORY = '''\
print(sys.getrefcount(<list>), sys.getrefcount(<dict>), sys.getrefcount(<set>), sys.getrefcount(<object>))
---
print(sys.getsizeof(<any>), sys.getsizeof(<sized>))
---
print([sys.getsizeof(i) for i in (<list>, <dict>, <set>, <bytes>, <str>, <int>, <object>)])
---
l1 = []
for i in range(<small> * 5):
    l1.append(<int>)
    print(sys.getsizeof(l1), end=' ')
print(len(l1))
---
l1 = list(range(<small> * 4))
for i in range(<small>):
    l1.pop()
    print(sys.getsizeof(l1), end=' ')
l1.extend(<iterable>)
print(sys.getsizeof(l1), sys.getsizeof(l1[:]), sys.getsizeof(l1 + [1]), sys.getsizeof(l1 * 2))
---
d1 = {}
for i, x in enumerate(<iterable>):
    d1[x] = i
    print(sys.getsizeof(d1), end=' ')
print(sys.getsizeof(d1.copy()), sys.getsizeof(dict(d1)), sys.getsizeof({**d1}))
---
e1 = set()
for i in range(<small> * 6):
    e1.add(i * 7)
    print(sys.getsizeof(e1), end=' ')
print(sys.getsizeof(e1.copy()), sys.getsizeof(e1 | {<hashable>}), sys.getsizeof(frozenset(e1)))
---
d1 = dict.fromkeys(range(<small> * 4))
for i in range(<small>):
    d1.popitem()
d1[<hashable>] = <any>
print(sys.getsizeof(d1), len(d1), list(d1)[-1:])
d1.clear()
print(sys.getsizeof(d1))
---
d1.update(<dict>)
print(sys.getsizeof(d1), sys.getsizeof(d1 | <dict>), sys.getsizeof(list(d1)), sys.getsizeof(tuple(d1)))
---
print(sys.getsizeof(<range>), sys.getsizeof(<tuple>), sys.getsizeof(<frozenset>), sys.getsizeof(<bytearray>), sys.getsizeof(<complex>))
---
a = Point(<any>, <any>)
a.z = <any>
print(sys.getsizeof(a), sys.getsizeof(a.__dict__), sys.getsizeof(vars(Point(1, 2))))
---
class A:
    pass
a = A()
for name in ('x', 'y', 'z', <str>):
    setattr(a, name, <any>)
    print(sys.getsizeof(vars(a)) if <bool> else sys.getrefcount(a), end=' ')
print(vars(a), sys.getsizeof(A()))
---
y1 = bytearray()
for i in range(<small> * 3):
    y1 += <bytes>
    y1.append(i)
    print(len(y1), sys.getsizeof(y1), end=' ')
print()
---
a = [l1, l1]
b = {'k': l1, 'm': (l1,)}
c = lambda: l1
print(sys.getrefcount(l1))
del a[0], b['m']
print(sys.getrefcount(l1))
a = b = c = None
print(sys.getrefcount(l1))
---
def f(x):
    print(sys.getrefcount(x))
    y = [x, *<iterable>]
    print(sys.getrefcount(x))
    return y
o1 = <object>
f(o1)
a = f(o1)
print(sys.getrefcount(o1))
---
def f(*args, **kwargs):
    return [sys.getrefcount(i) for i in args] + [sys.getrefcount(i) for i in kwargs.values()]
o1 = [<any>]
print(f(o1, o1, k=o1), f(*[o1], **{'a': o1}))
---
o1 = [<any>]
a = [o1 for _ in range(<small>)]
b = tuple(a)
c = {id(i): i for i in a}
print(sys.getrefcount(o1), sys.getrefcount(a), sys.getrefcount(b), sys.getrefcount(c))
a *= <small>
print(sys.getrefcount(o1))
del a[<slice>]
print(sys.getrefcount(o1))
---
o1 = Point(<any>, [])
print(sys.getrefcount(o1), sys.getrefcount(o1.y))
m = o1.__add__
print(sys.getrefcount(o1), m.__self__ is o1, m == o1.__add__, m is o1.__add__)
---
o1 = [<any>]
it = iter([o1, o1])
print(sys.getrefcount(o1))
next(it)
print(sys.getrefcount(o1))
z = zip([o1], [o1])
print(next(z)[0] is o1, sys.getrefcount(o1))
---
o1 = [<any>]
def g():
    x = o1
    yield sys.getrefcount(x)
    yield sys.getrefcount(x)
a = g()
print(next(a), sys.getrefcount(o1))
a.close()
print(sys.getrefcount(o1))
---
o1 = <list>
try:
    raise ValueError(o1)
except ValueError as error:
    print(sys.getrefcount(o1), error.args[0] is o1)
print(sys.getrefcount(o1))
---
def f():
    x = <list>
    try:
        x[<index>].nothing
    except Exception as error:
        return error
a = f()
print(type(a).__name__, a, a.__traceback__ and list(a.__traceback__.tb_frame.f_locals))
---
a = <list>
del a
c = <list>
print(type(c).__name__, sys.getrefcount(c))
---
gc.collect()
a = []
i = id(a)
del a
b = []
print(id(b) == i, id([]) == id([]), id({}) == id({}))
---
gc.collect()
a = [1.5, 2]
i = id(a)
a = None
b = [n1]
print(id(b) == i)
---
gc.collect()
x = 1.5 + <small>
i = id(x)
del x
y = <small> + 0.25
print(id(y) == i, y)
---
class D:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print('del', self.name)
a = D(<str>)
b = [a, D('b')]
c = {'a': a, <hashable>: D('c')}
del a
print('b')
b.pop()
print('c')
c.clear()
print('none')
b = <any>
print('end')
---
class D:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print('del', self.name)
def f():
    x, y = D(1), D(2)
    z = [x, D(3)]
    return <any>
f()
x = [D(i) for i in range(<small>)]
x[<slice>] = [D('new')]
print('deleted')
x = (D('t1'), D('t2'))
x = <any>
---
class D:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print('del', self.name)
x = D('x')
x = D('y')
x.me = x
del x
gc.collect()
d1 = {D('key'): D('value')}
d1 = None
e1 = {D('in a set')}
e1.clear()
---
class D:
    def __del__(self):
        print('del', type(self).__name__)
        kept.append(self)
kept = []
a = D()
del a
print(len(kept))
kept.clear()
print(len(kept))
---
class D:
    def __del__(self):
        raise ValueError(<any>)
gc.disable()
try:
    sys.unraisablehook, old = (lambda u: print('unraisable', type(u.exc_value).__name__, u.exc_value)), sys.unraisablehook
    a = D()
    a = <any>
finally:
    sys.unraisablehook = old
    gc.enable()
---
gc.collect()
a = []
a.append(a)
b = {'a': a}
b['b'] = b
del a, b
print(gc.collect())
---
gc.collect()
for i in range(<small>):
    a = Point(1, <any>)
    a.y = a
    a.z = [a, {i: a}]
del a
print(gc.collect(), gc.get_count()[1:])
---
gc.collect()
class A:
    pass
a, b = A(), A()
a.b, b.a = b, a
r = weakref.ref(a, lambda r: print('gone', r() is None))
del a, b
print(r() is None)
print(gc.collect(), r() is None)
---
gc.collect()
def f():
    x = <list>
    def g():
        return x, g
    return g
f()
f()
print(gc.collect())
---
gc.collect()
class A:
    x = <any>
del A
print(gc.collect())
---
gc.collect()
def f():
    try:
        raise KeyError(<any>)
    except KeyError as error:
        kept = error
f()
print(gc.collect())
---
class A:
    def __init__(self, x):
        self.x = x
    def __repr__(self):
        return f'A({self.x!r})'
a = A(<any>)
r = weakref.ref(a)
s = weakref.ref(a, print)
print(r() is a, r is weakref.ref(a), r == s, weakref.getweakrefcount(a))
del s
p = weakref.proxy(a)
print(p.x, bool(p), p, weakref.getweakrefcount(a), sys.getrefcount(a))
del a
print(r(), weakref.getweakrefcount(r))
p.x
---
class A:
    pass
w = weakref.WeakValueDictionary()
for i in range(<small>):
    x = w[i] = A()
print(len(w), list(w), <hashable> in w)
del x
print(len(w), dict(w))
w = weakref.WeakSet([Slots(<any>)])
print(len(w))
---
class A:
    pass
a = A()
k = weakref.WeakKeyDictionary({a: <any>})
print(len(k), k[a], list(k.values()))
weakref.finalize(a, print, 'finalized', <any>)
del a
print(len(k))
---
print(weakref.ref(<any>) and 'referable')
---
print([gc.is_tracked(i) for i in (<any>, <list>, <dict>, <tuple>, <object>)])
---
t1 = (<int>, <str>)
d1 = {<hashable>: <int>}
print(gc.is_tracked(t1), gc.is_tracked(d1))
gc.collect()
print(gc.is_tracked(t1), gc.is_tracked(d1))
d1[<hashable>] = <any>
t2 = (t1, <any>)
gc.collect()
print(gc.is_tracked(t2), gc.is_tracked(d1), gc.is_tracked(d1.copy()))
---
print([type(i).__name__ for i in gc.get_referents(<list>)], [type(i).__name__ for i in gc.get_referents(<dict>, <tuple>)])
---
o1 = Point([], <any>)
print([type(i).__name__ for i in gc.get_referents(o1)], len(gc.get_referrers(o1.x)))
---
l1 = <list>
l2 = copy.copy(l1)
l3 = copy.deepcopy(l1)
print([a is b for a, b in zip(l1, l2)], [a is b for a, b in zip(l1, l3)], l1 == l3)
---
a = [<list>, <dict>]
a.append(a[0])
b = copy.deepcopy(a)
print(b[0] is b[2], b[0] is a[0], b == a)
a[0].append(<any>)
print(a, b)
---
a = Point(<list>, <any>)
a.me = a
b, c = copy.copy(a), copy.deepcopy(a)
print(b.x is a.x, c.x is a.x, b.me is a, c.me is c, c.x == a.x)
---
class A:
    def __init__(self, x):
        self.x = x
    def __copy__(self):
        return A(<any>)
    def __deepcopy__(self, memo):
        print(len(memo))
        return A(copy.deepcopy(self.x, memo))
a = [A(<any>)] * 2
b = copy.deepcopy(a)
print(b[0] is b[1], copy.copy(a[0]).x, copy.copy(a)[0] is a[0])
---
print(copy.copy(<object>), copy.deepcopy(<tuple>), copy.deepcopy(<set>), copy.copy(<frozenset>))
---
x, y = <any>, <any>
print(x is y, x is x, [x] == [y], (x, y) == (y, x), id(x) == id(y))
---
print(<int> is <int>, <str> is <str>, <tuple> is <tuple>, <float> is <float>, <bytes> is <bytes>)
---
x = <int>
y = x + 0
print(x is y, x + 1 is y + 1, -x is -y, int(str(x)) is x)
---
x = <str>
print(x is x[:], x is str(x), x is x + '', x is ''.join([x]), x is x.strip(), x[:1] is x[:1], sys.intern(x + '~') is x + '~')
---
x = <tuple>
print(x is x[:], x is tuple(x), x is x + (), x is x * 1, x is copy.copy(x), x is copy.deepcopy(x))
---
x = <bytes>
print(x is x[:], x is bytes(x), x is x + b'', x is x * 1, x is x.strip(), x[:1] is x[:1])
---
x = <frozenset>
print(x is frozenset(x), x is x.copy(), x is x | set(), x is copy.copy(x))
---
def f():
    return <tuple>, <str>, <int>
def g():
    return f()[<index>]
print([a is b for a, b in zip(f(), f())], g() is g())
---
def f(a=[], b={}, *, c=()):
    a.append(<any>)
    b[<hashable>] = a
    return a, b, c
f(), f([1])
print(f.__defaults__, f.__kwdefaults__, sys.getrefcount(f.__defaults__[0]), f()[0] is f.__defaults__[0])
---
f = lambda x=<list>: x
g = f
print(f() is g(), f() is f.__defaults__[0], sys.getrefcount(f), sys.getrefcount(f.__code__) > 1)
---
a = b = <list>
a += [<any>]
print(a is b, b)
a = a + [<any>]
print(a is b, len(a) - len(b))
---
a = b = <tuple>
a += (<any>,)
print(a is b, b)
---
a = [[]] * 3
a[0].append(<any>)
b = [[] for _ in range(3)]
b[0].append(<any>)
print(a, b, sys.getrefcount(a[0]), sys.getrefcount(b[0]))
---
a = dict.fromkeys(<iterable>, [])
for k in a:
    a[k].append(k)
    break
print(a, [sys.getrefcount(v) for v in a.values()][:1])
---
class A:
    shared = <list>
    def add(self, x):
        self.shared += [x]
a, b = A(), A()
a.add(<any>)
print(b.shared, vars(a), vars(b), a.shared is A.shared)
---
del l1, n1
print(l1)
---
l1 = <list>
m = memoryview(bytearray(<bytes>))
print(sys.getrefcount(m.obj), len(m), m.readonly)
---
a = Slots(<list>)
print(sys.getrefcount(a.x), sys.getsizeof(a), gc.is_tracked(a), [type(i).__name__ for i in gc.get_referents(a)])
del a.x
print(gc.get_referents(a) == [Slots], hasattr(a, 'x'))
---
class A:
    __slots__ = ('a', 'b', '__dict__')
a = A()
a.a, a.c = <any>, <any>
print(a.__dict__, sys.getsizeof(a), a.a)
a.d = a
print(sorted(a.__dict__))
'''.split('\n---\n')
MEMORY[-1] = MEMORY[-1].rstrip('\n')
