"""Forms of statements about calls, classes, generators, patterns and exceptions with their tracebacks; see statements.py."""
CONTROL = '''\
def f(x):
    return x[<index>]
def g(y):
    return f(y) + <any>
try:
    g(<any>)
except Exception:
    traceback.print_exc(file=sys.stdout)
---
def f(x):
    if x:
        return f(x - 1)
    raise Loud(<any>)
f(<small>)
---
def f():
    try:
        <any>.nothing
    except AttributeError as error:
        raise KeyError(<any>) from error
try:
    f()
except KeyError as error:
    print(repr(error), type(error.__cause__).__name__, error.__context__ is error.__cause__, error.__suppress_context__)
    error.add_note(<str>)
    raise
---
try:
    <any>
    1 / 0
except ZeroDivisionError as error:
    error.add_note('noted')
    raise error from None
---
try:
    raise Loud(<any>, <any>)
except Loud as error:
    print(error, repr(error), error.args, len(traceback.format_exception(error)))
    print(error.__traceback__.tb_lineno > 0, error.__traceback__.tb_next)
---
class E(ValueError):
    def __init__(self, x, *rest):
        super().__init__(*rest)
        self.x = x
    def __str__(self):
        return f'E of {self.x}'
try:
    raise E(<any>, <any>)
except LookupError as error:
    print('lookup')
except ValueError as error:
    print(error, error.args, repr(error), vars(error))
---
def f():
    for i in <iterable>:
        try:
            if i:
                continue
            print('break', i)
            break
        finally:
            print('finally', i)
    else:
        return 'else'
    return 'end'
print(f())
---
def f():
    try:
        return <any>
    except Exception as error:
        print('caught', type(error).__name__)
        return <any>
    else:
        print('never')
    finally:
        print('last')
print(f())
---
def f():
    while True:
        try:
            return <any>
        finally:
            break
    return 'broken'
print(f())
---
try:
    try:
        raise TypeError(<str>)
    finally:
        <any>
except (TypeError, LookupError) as error:
    print(type(error).__name__, error.__context__)
---
try:
    raise ExceptionGroup('outer', [ValueError(<any>), ExceptionGroup('inner', [KeyError(<any>), OSError(1, <str>)])])
except* ValueError as group:
    print('values', group.exceptions)
except* OSError as group:
    print('os', group, group.exceptions[0].exceptions)
---
try:
    raise ExceptionGroup(<str>, [ValueError(<any>), Loud(<any>)])
except ExceptionGroup as group:
    a, b = group.split(Loud)
    print(a, b, group.subgroup(lambda e: isinstance(e, KeyError)), len(group.exceptions))
    raise group
---
error = None
try:
    raise ValueError(<any>)
except ValueError as error:
    pass
print(error)
---
x = (<list>
     [<index>]
     .nothing)
---
print(<any> + <any> if <bool> else
      <any>[<index>])
---
a = <dict>
b = a[<hashable>][<hashable>]
---
print(call(
    <any>,
    k=<any> / <any>,
))
---
f = lambda x: x + <any>
print([f(x) for x in <iterable>])
---
def f(a, b=2, *, c):
    return a
f(<any>, <any>, <any>, c=1)
---
def f(a, b, /, c, *, d=<any>):
    return a, b, c, d
print(f(1, 2, 3), f(1, 2, c=<any>))
f(1, b=2, c=3)
---
def f(*args: int, sep: str = <str>, **kwargs) -> list:
    'doc'
    return [sep, *args, *kwargs]
print(f(*<iterable>, sep=1, **<dict>), f.__annotations__, f.__doc__, f.__kwdefaults__)
---
print(call(*<iterable>, *<iterable>, a=<any>, **{'b': <any>}), call(**<dict>, **<dict>))
---
def f():
    count = 0
    def add(n=<small>):
        nonlocal count
        count += n
        return count
    def get():
        return count
    return add, get
add, get = f()
print(add(), add(<int>), get(), add.__closure__[0] is get.__closure__[0], add.__code__.co_freevars)
---
fs = []
for i in range(<small>):
    def f(x, i=i):
        return x, i
    fs.append(f)
    fs.append(lambda: i)
print([f(1) if f.__defaults__ else f() for f in fs])
---
def f():
    x = <any>
    class A:
        x = 1
        def get(self):
            return x
        y = [x for _ in range(2)]
    return A().get(), A.y
print(f())
---
def deco(n):
    def wrap(f):
        @functools.wraps(f)
        def inner(*args):
            return [f(*args)] * n
        return inner
    return wrap
@deco(<small>)
@deco(1)
def f(x):
    return x
print(f(<any>), f.__name__, f.__wrapped__.__name__)
---
def gen():
    x = yield 1
    while x:
        try:
            x = yield x
        except ValueError as error:
            x = yield repr(error)
    return <any>
def outer():
    result = yield from gen()
    print('result', result)
    yield result
g = outer()
print(next(g), g.send(<any>), g.throw(ValueError(<str>)))
print(list(g), g.gi_frame)
---
def gen():
    try:
        yield <any>
        yield <any>
    finally:
        print('cleaned up')
for x in gen():
    print(x)
    break
---
def gen():
    yield <any>
    raise StopIteration
print(list(gen()))
---
def gen():
    yield from <iterable>
    return <any>
g = gen()
try:
    while True:
        print(next(g), end=' ')
except StopIteration as stop:
    print('stop', stop.value, stop.args)
print(g.gi_running, g.gi_frame is None)
---
g = (x for x in <iterable> if <bool>)
h = (y for y in g)
print(next(h, 'none'), list(g), list(h))
g.throw(KeyError(<any>))
---
def gen():
    try:
        yield 1
    except GeneratorExit:
        print('exit')
        yield 2
g = gen()
next(g)
g.close()
---
def gen(n):
    if n:
        yield n
        yield from gen(n - 1)
print(list(gen(<small>)), sum(gen(<small>)), *gen(2))
---
@contextlib.contextmanager
def manage(x):
    print('enter')
    try:
        yield x
    except KeyError as error:
        print('swallowed', error)
    finally:
        print('exit')
with manage(<any>) as x, Value(<int>) as v:
    print(x, v, <any>)
---
with contextlib.suppress(TypeError, KeyError):
    print(<any>[<any>])
with contextlib.redirect_stdout(io.StringIO()) as out:
    print(<any>, end=<str>)
print(repr(out.getvalue()))
---
match <any>:
    case []:
        print('empty')
    case [x] | (x, _) if x:
        print('one or two', x)
    case str() | bytes() as text:
        print('text', text)
    case bool(b):
        print('bool', b)
    case int() | float() as n if n > 0:
        print('positive', n)
    case {}:
        print('mapping')
    case set() | frozenset():
        print('set')
    case _:
        print('rest')
---
match <any>, <any>:
    case (int(a), int(b)):
        print('ints', a + b)
    case (str(a), _) | (_, str(a)):
        print('str', a)
    case (list([first, *_]), other) | (other, list([first, *_])):
        print('list', first, other)
    case (x, y) if x == y:
        print('equal')
    case (None, _):
        print('none')
    case other:
        print(len(other))
---
match <object>:
    case Point(x=0, y=y):
        print('on the axis', y)
    case Point(x, y) if x is y:
        print('diagonal')
    case Pair(x, [*y]):
        print('pair', x, y)
    case Color.RED:
        print('red')
    case object(x=x):
        print('x', x)
    case _:
        print('no')
---
match <dict>:
    case {'a': int(n), **rest} if not rest:
        print('only a', n)
    case {1: x, 'k': y}:
        print(x, y)
    case {'x': _, **others}:
        print(others)
    case _:
        print('none of them')
---
class A:
    def __init__(self):
        self._x = <any>
    @property
    def x(self):
        return self._x
    @x.setter
    def x(self, value):
        self._x = [value]
    @classmethod
    def make(cls, *args):
        return cls.__name__, args
    @staticmethod
    def plain(x):
        return x
a = A()
a.x = <any>
print(a.x, A.make(<any>), a.plain(<any>), a.make() == A.make())
del a.x
---
class A:
    def who(self):
        return ['A']
class B(A):
    def who(self):
        return ['B', *super().who()]
class C(A):
    def who(self):
        return ['C'] + super(C, self).who()
class D(B, C):
    x = <any>
print(D().who(), [c.__name__ for c in D.__mro__], issubclass(D, A), D.__bases__, D.x)
---
class A:
    def __getattribute__(self, name):
        if name == 'x':
            return <any>
        return super().__getattribute__(name)
    def __setattr__(self, name, value):
        super().__setattr__(name, (value,))
    def __delattr__(self, name):
        print('deleting', name)
a = A()
a.y = <any>
del a.z
print(a.x, a.y, a.__dict__)
a.w
---
class A:
    def __init_subclass__(cls, tag=<any>, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag
    def __class_getitem__(cls, item):
        return cls.__name__, item
class B(A, tag=<any>):
    pass
class C(A):
    pass
print(B.tag, C.tag, A[<any>], B[1:2])
---
class A:
    def __init__(self, x):
        self.x = x
    def __eq__(self, other):
        return isinstance(other, A) and self.x == other.x
    def __lt__(self, other):
        return self.x < other.x
    __hash__ = None
    def __bool__(self):
        return bool(self.x)
    def __repr__(self):
        return f'A({self.x})'
print(A(<any>) == A(<any>), A(<any>) != 1, sorted([A(<int>), A(<int>), A(<int>)]), max(A(<int>), A(<int>)), not A(<any>))
print({A(1): 1})
---
class A:
    def __init__(self, x): self.x = x
    def __mul__(self, other): return NotImplemented
    def __rsub__(self, other): return ('rsub', other, self.x)
    def __ior__(self, other):
        self.x = (self.x, other)
        return self
    def __neg__(self): return A(('neg', self.x))
    def __contains__(self, x): return x == self.x
    def __getitem__(self, key): return key
    def __call__(self, *args, **kwargs): return args or kwargs or self.x
a = A(<any>)
a |= <any>
print(<int> - a, (-a).x, <any> in a, a[1:2, ...], a[<any>], a(<any>), a(), a(k=<any>))
a * <any>
---
@dataclasses.dataclass(order=<bool>, frozen=<bool>)
class P:
    x: int
    y: list = dataclasses.field(default_factory=list)
    z: str = 'z'
p, q = P(<any>), P(<any>, <list>, z=<any>)
print(p, q, p == q, dataclasses.asdict(q), dataclasses.replace(p, x=<int>))
print(p < q)
---
@dataclasses.dataclass
class P:
    x: float
    y: float = <float>
    def __post_init__(self):
        self.x = self.x + 1
p = P(<number>)
p.x = <any>
print(p, dataclasses.astuple(p), P(1.0) == P(1.0), [f.name for f in dataclasses.fields(p)])
P()
---
class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...
    @property
    @abc.abstractmethod
    def name(self): ...
class Square(Shape):
    def area(self): return <number>
    name = <str>
print(Square().area(), Square().name, Shape.__abstractmethods__ == {'area', 'name'})
Shape()
---
class C(enum.Enum):
    A = <int>
    B = <str>
    D = A
    @property
    def low(self):
        return self.name.lower()
print(list(C), C.A.low, C['B'].value, C.D is C.A, C.A in C, repr(C.B), len(C))
C(<any>)
---
print(f'{<number>!r:>{<width>}} {<str>:{<fill>}^{<width>}} {<any>!s:.{<small>}}')
---
print(f"{'nested ' + f'{<int>:>{<width>}}'} {[f'{x}' for x in <ints>]} {{}} {<dict>!r} {<any> or 'x'}")
---
print(f'{<any> = }', f'{<number> + 1 = :<fspec>}', f'{<str>=!s:>10}', f'{(lambda x: x)(<any>)}')
---
print(f'{<int>:,} {<int>:_b} {<int>:#06x} {<float>:e} {<float>:.3} {<float>:+.1%} {<str>:>8.2} {<bool>:d} {<complex>:.2f}')
---
print('{0:{1}} {a[0]} {b.real:{w}}'.format(<any>, '', a=<list>, b=<number>, w=<width>), '{:*^{}}'.format(<str>, <width>))
---
print('%(a)-8s|%(b)+.2e|%(a)r' % dict(a=<any>, b=<number>), '%*d|%.*f|%c' % (<small>, <int>, <small>, <float>, <str>))
---
if (n := <int>) > 2 and (m := <any>):
    print(n, m)
else:
    print(n)
print([(y := x, y) for x in <ints>], y)
---
def f(n=<small>):
    if n == 0:
        return []
    return [n, f(n - 1)]
print(f(), functools.reduce(lambda a, b: [a, b], f(2)))
---
@functools.lru_cache(maxsize=<small>)
def f(x):
    print('computed', x)
    return x
print(f(<hashable>), f(1), f(1), f(<hashable>), f.cache_info())
---
print(sorted(<list>, key=lambda x: (type(x).__name__, repr(x))), sorted([<any>, <any>, <any>], key=str), min(<strs>, key=len, default=<any>))
---
for i, (a, b) in enumerate(zip(<iterable>, <iterable>, strict=<bool>)):
    print(i, a, b)
---
x, *y, z = *<iterable>, <any>
print(x, y, z)
[x, [y]] = [<any>, [<any>]]
print(x, y)
x = y, z = <tuple>
---
x = [<any>, <any>, <any>]
x[<index>], x[<index>] = x[<index>], x[<index>]
print(x)
x[<slice>], y = <iterable>, x
print(x, y is x)
---
i = 0
l1 = [<any>, <any>, <any>]
i, l1[i] = 1, <any>
print(i, l1)
---
async def f(x):
    return x
async def g():
    return [await f(<any>), await f(1)]
c = g()
try:
    c.send(None)
except StopIteration as stop:
    print(stop.value)
print(c.cr_frame, type(c).__name__)
---
exec(<source>)
print(eval(<source>))
---
print(heapq.nsmallest(<small>, <ints>), heapq.nlargest(<small>, <iterable>), bisect.bisect(sorted(<ints>), <int>), list(heapq.merge(sorted(<ints>), sorted(<ints>))))
---
h = list(<ints>)
heapq.heapify(h)
heapq.heappush(h, <int>)
print(h, heapq.heappop(h), heapq.heappushpop(h, <any>), h)
---
print(json.dumps(<any>), json.loads(json.dumps(<list>)))
---
print(json.dumps({'a': <any>, 'b': [<any>]}, indent=<small>, sort_keys=<bool>))
---
print(re.sub('[aeiou]', lambda m: m[0].upper(), <str>), re.findall(r'\\w+', <str>), re.split('[, ]', <str>), re.match('(.)(.)?', <str>))
---
print(textwrap.shorten(<str>, 8), textwrap.fill(<str> * 3, 10), textwrap.indent(<str>, '> '))
---
o = io.StringIO(<str>)
print(repr(o.readline()), repr(o.read(<small>)), o.tell(), list(o))
---
print(statistics.mean(<ints>), statistics.median([<number>, <number>, <number>]))
---
print(fractions.Fraction(<int>, <int>) + <int>, fractions.Fraction(<float>).limit_denominator(100), fractions.Fraction(<str>))
---
print(decimal.Decimal(<int>) / decimal.Decimal(<int>), decimal.Decimal(<str>), round(decimal.Decimal(<float>), 2))
---
print(*itertools.starmap(call, zip(<ints>, <strs>)), *itertools.takewhile(bool, <iterable>), list(itertools.compress(<iterable>, <iterable>)))
---
a, b = itertools.tee(<iterable>)
print(next(a, None), list(b), list(a), list(itertools.islice(itertools.cycle(<list>), <small>)))
---
c = collections.ChainMap(<dict>, <dict>)
c[<hashable>] = <any>
print(c, c.maps[0], len(c), <hashable> in c)
---
o = collections.OrderedDict(<dict>)
o['z'] = <any>
o.move_to_end('z', last=<bool>)
print(o, o.popitem(), list(reversed(o)))
---
c = collections.Counter(<str>)
c.update(<iterable>)
print(c, c.most_common(<small>), c['missing'], +c - c, sum(c.values()))
'''.split('\n---\n')
CONTROL[-1] = CONTROL[-1].rstrip('\n')
