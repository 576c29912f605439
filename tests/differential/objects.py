"""Forms of statements about classes and their protocols, iterators, views and modules of tools; see statements.py."""
OBJECTS = '''\
class N:
    def __init__(self, v): self.v = v
    def __repr__(self): return f'N({self.v!r})'
for op in ('add', 'sub', 'mul', 'floordiv', 'mod', 'and', 'or', 'xor', 'lshift', 'matmul'):
    setattr(N, f'__{op}__', lambda a, b, op=op: (op, a.v, b) if <bool> else NotImplemented)
    setattr(N, f'__r{op}__', lambda a, b, op=op: ('r' + op, a.v, b))
a = N(<small>)
print(a + <any>, <int> - a, a @ 1, <list> @ a, a << <int>, <str> % a, a // a, <set> | a, <set> & a, <list> + a)
---
class A:
    def __add__(self, other): return 'A.add'
    def __radd__(self, other): return 'A.radd'
    def __eq__(self, other): return <any>
class B(A):
    def __radd__(self, other): return 'B.radd'
print(A() + B(), B() + A(), A() + <any>, <any> + B(), A() == B(), A() != B(), B() in [A()], [A()] == [B()])
---
class A:
    def __lt__(self, other): return <any>
    def __gt__(self, other): return NotImplemented
    def __le__(self, other): return NotImplemented
a = A()
print(a < <any>, a > a, <any> > a)
a <= <any>
---
class A:
    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return <any>
a = A()
print(a.x, hasattr(a, '__len__'), getattr(a, '__y', <any>), copy.copy(a).x)
len(a)
---
class Data:
    def __init__(self, name): self.name = name
    def __get__(self, o, kind): return (self.name, o is None, kind.__name__)
    def __set__(self, o, value): o.__dict__[self.name] = value
    def __delete__(self, o): print('delete', self.name, o.__dict__.pop(self.name, <any>))
class Plain:
    def __get__(self, o, kind=None): return o and <any>
class A:
    a, b = Data('a'), Plain()
x = A()
x.a = <any>
x.b = <any>
print(x.a, x.b, A.a, A.b, x.__dict__)
del x.a, x.b
print(x.b, vars(x))
del x.b
---
class A:
    @property
    def p(self): return <any>
    @functools.cached_property
    def c(self):
        print('computed')
        return <any>
    @classmethod
    def k(cls): return cls.__name__
    @staticmethod
    def s(*args): return args
a = A()
print(a.p, a.c, a.c, a.k(), A.k(), a.s(<any>), A.s(), vars(a), A.p.fget(a))
a.p = <any>
---
class A:
    __slots__ = ('x', 'y')
    def __init__(self, **kwargs):
        for k, v in kwargs.items():
            setattr(self, k, v)
class B(A):
    __slots__ = ('z',)
class C(A):
    pass
b, c = B(x=<any>, z=<any>), C(y=<any>, w=<any>)
print(b.x, b.z, c.y, vars(c), sys.getsizeof(A()), sys.getsizeof(b), sys.getsizeof(c), A.x.__get__(b), type(A.x).__name__)
b.w = 1
---
class A:
    __slots__ = ('x',)
a = A()
a.x = <any>
print(copy.copy(a).x, copy.deepcopy(a).x, hasattr(a, '__dict__'), hasattr(a, '__weakref__'), sorted(A.__dict__))
weakref.ref(a)
---
class L(<kind>):
    def extra(self): return len(self)
a = L(<iterable>)
a.x = <any>
print(a, a.extra(), vars(a), type(a).__name__, isinstance(a, <type>), sys.getsizeof(a), type(copy.copy(a)).__name__, copy.copy(a).x, a == <any>)
print(type(a[:1]).__name__)
---
class I(int):
    def __add__(self, other): return I(int(self) * 2)
    def __repr__(self): return f'I({int(self)})'
a = I(<int>)
print(a, a + 1, a - 1, 1 + a, -a, a == int(a), {a: 1}[int(a)], f'{a:5}', '%d' % a, [1, 2, 3][a % 3], sys.getsizeof(a), a.real)
---
class S(str):
    def __len__(self): return 7
    def __getitem__(self, i): return 'item'
    def __iter__(self): return iter('it')
a = S(<str>)
print(a, len(a), a[0], list(a), a.upper(), a + 'x', type(a + 'x').__name__, type(str(a)).__name__, a == str(a), {a: 1}, f'{a}', '%s' % a, ''.join(a), a.__class__, a.join('ab'))
---
class F(float):
    __slots__ = ()
class T(tuple):
    def __new__(cls, *args): return super().__new__(cls, args)
    def __eq__(self, other): return NotImplemented
    __hash__ = tuple.__hash__
print(F(<float>), F(<float>) + 1, type(F(1) + 1).__name__, T(<any>, <any>), T(1) == (1,), T(1) == T(1), T(1) < T(2), {T(1): 1}.get((1,)), T(1, 2)[<slice>])
---
class D(dict):
    def __missing__(self, key): return ('missing', key)
    def __setitem__(self, key, value):
        super().__setitem__(key, [value])
d = D(<dict>)
d[1] = <any>
d.update({2: <any>})
print(d[<hashable>], d.get(<hashable>), d, D.fromkeys('ab'), d | {3: 1}, type(d | {}).__name__, d.setdefault(9, <any>), dict(d))
---
class A:
    def __len__(self): return <any>
print(bool(A()) if <bool> else len(A()))
---
class A:
    def __bool__(self): return <any>
    def __index__(self): return <any>
    def __hash__(self): return <int> if <bool> else 'no int' # CPython never gives up another thing that is no int
    def __iter__(self): return <any>
a = A()
for f in (bool, operator.index, hash, iter, list, hex, lambda a: [1, 2][a], lambda a: 'ab' * a, range):
    try:
        print(f(a) is None, end=' ')
    except Exception as error:
        print(type(error).__name__, error)
---
class A:
    def __str__(self): return <any>
    def __repr__(self): return 'A()'
    def __format__(self, spec): return spec or <any>
    def __contains__(self, x): return <any>
    def __reversed__(self): return <any>
    def __length_hint__(self): return <any>
    def __int__(self): return <any>
a = A()
for f in (str, repr, format, lambda a: f'{a:x}', lambda a: <any> in a, reversed, int, float, lambda a: operator.length_hint(a, 3), '{}'.format, '%s'.__mod__, '%d'.__mod__):
    try:
        print(f(a), end=' ')
    except Exception as error:
        print(type(error).__name__, error)
---
class A:
    def __getitem__(self, i):
        if i > <small>:
            raise IndexError(i)
        return (i, <any>)
a = A()
print(list(a), <any> in a, dict(a), [x for x, _ in a], max(a, key=str), tuple(zip(a, 'ab')))
reversed(a)
---
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if not self.n:
            raise StopIteration(<any>)
        self.n -= 1
        return self.n
print(list(It(<small>)), sum(It(3)), *It(2), 1 in It(2), sorted(It(4)), dict(zip(It(2), It(3))), next(It(0), 'none'))
a, b = It(<small>)
---
class M(type):
    def __call__(cls, *args):
        print('call', args)
        return super().__call__(*args)
    def __len__(cls): return <small>
    def __getitem__(cls, key): return (cls.__name__, key)
    def __contains__(cls, x): return x == <any>
    def __instancecheck__(cls, x): return <bool>
    def __repr__(cls): return f'<M {cls.__name__}>'
    @property
    def meta(cls): return 'meta'
class A(metaclass=M):
    def __init__(self, *args): self.args = args
print(A(<any>).args, len(A), A[<any>], <any> in A, isinstance(<any>, A), A, type(A), A.meta, [A])
A().meta
---
class M(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kwargs):
        print('prepare', name, kwargs)
        return {'prepared': <any>}
    def __new__(mcls, name, bases, space, **kwargs):
        return super().__new__(mcls, name, bases, space)
    def __init__(cls, name, bases, space, **kwargs):
        cls.kw = kwargs
class A(metaclass=M, k=<any>): x = 1
class B(A, j=2): pass
print(A.prepared, A.kw, B.kw, type('C', (A,), {'y': <any>}).y, [k for k in vars(A) if k[0] != '_'])
---
class A: pass
class B(A): pass
class C(A, B): pass
---
class A:
    def f(self): return 'A'
class B(A):
    def f(self): return 'B' + super().f()
b = B()
B.__bases__ = (A,)
b.__class__ = A
print(b.f(), type(b).__name__, B.__mro__[1:], A.__subclasses__() == [B], B.__base__ is A)
b.__class__ = <any>
---
T = type('T', (<kind>,), dict(x=<any>, f=lambda self, y=<any>: (len(self), y)))
t = T(<iterable>)
print(T.__name__, T.__qualname__, T.__module__, t.f(), t.x, T.x, getattr(T, <attribute>, None) is None, T.__mro__[1].__name__)
---
@functools.total_ordering
class A:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
    def __repr__(self): return f'A{self.v}'
a, b = A(<any>), A(<any>)
print(a <= b, a > b, a >= b, sorted([b, a, A(<int>)]), a != b)
hash(a)
---
@functools.singledispatch
def f(x): return 'any', x
@f.register
def _(x: int): return 'int', x
@f.register(list)
@f.register(tuple)
def _(x): return 'sequence', len(x)
print(f(<any>), f(<int>), f(<list>), f(<tuple>), f(<bool>), f.dispatch(bool) is f.dispatch(int))
f()
---
p = functools.partial(call, <any>, k=<any>)
q = functools.partial(p, <any>, k=2, j=<any>)
print(p(), p(1, k=3), q.args, q.keywords, q.func is call, q(<any>), p)
---
print(functools.reduce(lambda a, b: (a, b), <iterable>, <any>), functools.reduce(operator.add, <list>), functools.cmp_to_key(lambda a, b: <small> - 2)(1) < <any>)
---
@functools.cache
def f(*args, **kwargs):
    print('computed')
    return args
print(f(<hashable>), f(<hashable>), f(1), f(1.0), f(True), f(1, k=2), f.cache_info(), f(<any>))
f.cache_clear()
print(f.cache_info())
---
f = operator.<opname>
print(f(<any>, <any>), f(<number>, <number>), f(<set>, <set>))
---
print(operator.itemgetter(<index>, <index>)(<sequence>), operator.attrgetter('real', 'imag')(<number>), operator.methodcaller('count', <any>)(<sequence>), operator.concat(<list>, <list>), operator.countOf(<iterable>, <any>), operator.indexOf(<iterable>, <any>))
---
print(list(itertools.chain.from_iterable(<iterable>)), list(itertools.repeat(<any>, <small>)), list(itertools.islice(itertools.count(<int>, <int>), <small>)), list(itertools.dropwhile(bool, <iterable>)))
---
print(list(itertools.filterfalse(<function>, <iterable>)), list(itertools.combinations_with_replacement(<iterable>, 2))[:6], list(itertools.product(<iterable>, repeat=2))[:5], [list(g) for k, g in itertools.groupby(<iterable>, <function>)])
---
print(list(itertools.accumulate(<iterable>, lambda a, b: [a, b], initial=<any>)), list(itertools.accumulate(<ints>, max)), list(itertools.islice(<iterable>, <index>, <index>, <index>)), itertools.count(<int>), itertools.repeat(<any>, <small>))
---
a, b, c = itertools.tee(<iterable>, 3)
print(next(a, None), next(b, None), list(c), list(a), list(b), copy.copy(c) is c)
---
i = iter(<iterable>)
print([x for x in zip(i, i)], next(i, <any>), list(i), operator.length_hint(i))
---
print(list(zip(<iterable>, <iterable>, <iterable>)), list(map(call, <iterable>, <iterable>)), list(enumerate(<iterable>, start=<int>)), list(zip()), dict(zip(<iterable>, itertools.count())))
---
i = iter(<list>)
print(i.__length_hint__(), i.__reduce__()[1:], next(i, None), i.__reduce__()[1:])
i.__setstate__(<int>)
print(list(i))
---
print(list(iter(lambda: next(countdown_1), 1)) if (countdown_1 := countdown(<small>)) else 0)
---
d1 = <dict>
k, v, i = d1.keys(), d1.values(), d1.items()
d1[<hashable>] = <any>
print(k, v, i, len(k), <any> in k, <any> in v, (<hashable>, <any>) in i, k | <set>, k & <iterable>, i - {(<hashable>, <hashable>)}, k ^ d1, k == set(d1), k.isdisjoint(<iterable>), k.mapping, list(reversed(d1)), k <= <set>)
---
d1 = <dict>
for k in list(d1):
    d1[<hashable>] = d1.pop(k)
print(d1, d1.get(<hashable>, <any>), d1.pop(<hashable>, None), d1.setdefault(<hashable>), d1 == dict(reversed(d1.items())), d1 | <dict>, sys.getsizeof(d1))
---
d1 = <dict>
for k, v in d1.items():
    d1[k] = <any>
    if <bool>:
        del d1[k]
print(d1)
---
d1 = dict(<dict>, **{<str>: <any>})
d1 |= <iterable>
print(d1, dict.fromkeys(<iterable>), dict(<list>), d1.__contains__(<any>), dict(**<dict>))
---
e1 = <set>
print(e1.union(<iterable>, <iterable>), e1.intersection(<iterable>, <iterable>), e1.difference(<iterable>), e1.issubset(<iterable>), e1.issuperset(<iterable>), e1 < <set>, e1 >= <frozenset>, e1 == <frozenset>, e1 | <frozenset>, type(<frozenset> | e1).__name__)
e1.intersection_update(<iterable>)
e1.symmetric_difference_update(<iterable>)
e1.difference_update(<iterable>)
print(e1, len(e1), e1.pop(), e1, sys.getsizeof(e1), e1 | <any>)
---
e1 = {<hashable>, <hashable>, <hashable>, <hashable>, <hashable>, <hashable>}
print(e1, list(e1), e1.pop(), frozenset(e1), e1 - {<hashable>}, e1 & <set>, e1 ^ <set>, hash(frozenset(e1)) == hash(frozenset(list(e1)[::-1])))
---
l1 = <list>
print(l1.index(<any>), l1.count(<any>), l1.copy(), l1 * <small>, l1 == l1[:], l1 < <list>, l1 != <tuple>, l1.__contains__(<any>))
---
l1 = <list>
l1[<index>:<index>] = <iterable>
print(l1)
l1[<index>:<index>:<index>] = <iterable>
print(l1)
del l1[<index>:<index>:<index>]
print(l1, sys.getsizeof(l1))
l1[<slice>] = l1
print(l1, sys.getsizeof(l1))
---
l1 = <list>
l1.insert(<int>, <any>)
l1.extend(l1)
l1 += <str>
print(l1, l1.pop(), l1.pop(<index>), l1.pop(0), sys.getsizeof(l1))
l1.remove(<any>)
---
l1 = [<number>, <number>, <number>, <number>, <number>]
print(sorted(l1), sorted(l1, key=<sortkey>), sorted(l1, reverse=True), min(l1), max(l1), sum(l1), l1.sort(), l1, sorted(zip(l1, <strs>)))
---
l1 = [<any>, <any>, <any>]
l1.sort(key=<sortkey>, reverse=<bool>)
print(l1)
def key(x):
    print('key', x, len(l1))
    return <any>
l1.sort(key=key)
---
q = collections.deque(<iterable>, <small>)
q.extend(<iterable>)
q.extendleft(<ints>)
q.rotate(<small>)
print(q, q.maxlen, q.count(<any>), q == collections.deque(q), q + q, q * 2, <any> in q, list(reversed(q)))
q.insert(<index>, <any>)
q.remove(<any>)
print(q.index(<any>), q.pop(), q.popleft())
---
d = collections.defaultdict(<function>, <dict>)
print(d.default_factory is None, d.get(<hashable>), len(d), copy.copy(d) == d, d | <dict>)
print(d[<hashable>])
---
c = collections.Counter(<iterable>)
c[<hashable>] += <small>
c.subtract(<iterable>)
print(c, c.total(), list(c.elements()), c & collections.Counter(<str>), c | collections.Counter(<str>), -c, c == +c, c <= c, c.most_common())
---
P = collections.namedtuple('P', <str>, rename=<bool>)
print(P._fields, P.__doc__, P._field_defaults)
---
P = collections.namedtuple('P', 'a b c', defaults=(<any>,))
p = P(<any>, b=<any>)
print(p, p._asdict(), p._replace(c=<any>), p == tuple(p), p[<index>], p.index(<any>), P._make(<iterable>), P.a, sys.getsizeof(p), hash(P(1, 2)) == hash((1, 2, p.c)))
p.a = 1
---
o = collections.OrderedDict(<dict>)
o.update(<dict>)
o.move_to_end(<hashable>)
print(o, o == <dict>, o | <dict>, list(o.items()), o.pop(<hashable>, <any>), o.popitem(<bool>))
---
m = collections.ChainMap(<dict>, <dict>, {'a': <any>})
n = m.new_child({<hashable>: <any>})
print(m, n.parents == m, len(n), n['a'], list(n), dict(n), n.get(<hashable>), m | <dict>)
del n[<hashable>]
---
u = collections.UserList(<list>)
v = collections.UserDict(<dict>)
print(u, u + [1], u[<slice>], v, v.data, u == <list>, v.get(<hashable>), u * <small>, collections.UserString(<str>).upper())
---
class C(enum.Flag):
    A = enum.auto()
    B = enum.auto()
    D = A | B
print(C.A | C.B, C.D & C.A, ~C.A, C(<small>), list(C.D), C.A in C.D, bool(C(0)), C.D.value, C['A'].name, len(C), C.A ^ C.D)
---
class C(enum.StrEnum):
    A = enum.auto()
    B = <str>
class K(enum.IntFlag):
    X = 1
    Y = 4
print(C.A, repr(C.B), C.A == 'a', f'{C.A:>5}', K.X | <small>, K(<small>), K.X + 1, list(K), C(<str>))
---
@dataclasses.dataclass(slots=<bool>, kw_only=<bool>, eq=<bool>, unsafe_hash=<bool>)
class P:
    a: int
    b: str = <str>
    c: dict = dataclasses.field(default_factory=dict, repr=False, compare=<bool>)
p = P(a=<any>, c=<dict>)
print(p, p == P(a=<any>), p.c, dataclasses.asdict(p), dataclasses.replace(p, b=1), hasattr(p, '__dict__'), P.__match_args__)
print(hash(p) and 1)
---
@dataclasses.dataclass
class A:
    x: int = <int>
@dataclasses.dataclass
class B(A):
    y: list = dataclasses.field(default_factory=lambda: <list>)
    z: int = dataclasses.field(init=False, default=<any>)
b = B(<any>)
print(b, b.y is B().y, B.x, [f.name for f in dataclasses.fields(b)], b == A(b.x), repr(A(<any>)))
B(1, 2, 3)
---
n = types.SimpleNamespace(**{'a': <any>, 'b': <any>})
n.c = n
print(n, n == types.SimpleNamespace(a=1), vars(n).keys(), types.MappingProxyType(<dict>), types.MappingProxyType({1: 2})[<hashable>])
---
print(isinstance(<any>, <abc>), issubclass(type(<any>), <abc>), isinstance(<object>, <abc>), isinstance(<generator>, <abc>), callable(<object>))
---
print(type(<any>).__mro__, <any>.__class__, type(<any>)(), type(<object>).__name__)
---
print(vars(Point(<any>, <any>)), dir(Slots(1))[-1], getattr(<any>, <attribute>, 'none') == 'none', hasattr(<object>, <attribute>), isinstance(<any>, int | str | None), (int | str) == (str | int), int | None)
---
print(list[int], dict[str, <any>], tuple[<any>, ...], list[int] == list[int], type(list[int]).__name__, list[<any>].__args__, list[int](<iterable>))
---
def f[T](x: T) -> T: return x
class A[T]:
    def g(self, x: T): return x
type X[U] = list[U] | <small>
print(f(<any>), A[int]().g(<any>), f.__type_params__, A.__parameters__, X, A[str], A.__orig_bases__, X.__value__)
---
print(<any>.__init__.__self__ == <any>, (<str>.upper).__self__, [].append.__name__, str.upper, [].append.__qualname__, <any>.__add__)
---
def f(): pass
f.x = <any>
print(f.x, f.__dict__, f.__name__, f.__qualname__, f.__module__, f.__defaults__, f.__closure__, f.__code__.co_varnames, f.__get__(<any>)() )
---
def f(a, b=<any>, /, *args, c: <str> = <any>, **kw): x = a; return x
co = f.__code__
print(co.co_argcount, co.co_posonlyargcount, co.co_kwonlyargcount, co.co_varnames, co.co_consts, co.co_names, co.co_flags, co.co_nlocals, co.co_stacksize, co.co_name, f.__annotations__)
---
f = lambda: (<any>, <any>)
print([type(c).__name__ for c in f.__code__.co_consts], f.__code__.co_names, f.__code__.co_stacksize, len(f.__code__.co_code))
'''.split('\n---\n')
OBJECTS[-1] = OBJECTS[-1].rstrip('\n')
