import collections, collections.abc, copy, enum, fractions, functools, gc, itertools, math, operator, string, sys, types


class Point:
    def __init__(self, x=0, y=0):
        self.x, self.y = x, y

    def __repr__(self):
        return f'Point({self.x!r}, {self.y!r})'

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y) if isinstance(other, Point) else NotImplemented

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __radd__(self, other):
        return Point(other, self.x)

    def __iadd__(self, other):
        self.x += other
        return self

    def __lt__(self, other):
        return self.x < other.x

    def __getitem__(self, index):
        return (self.x, self.y)[index]

    def __len__(self):
        return 2

    __match_args__ = ('x', 'y')


class Slots:
    __slots__ = ('x', '__weakref__')

    def __init__(self, x):
        self.x = x

    def __bool__(self):
        return bool(self.x)

    def __contains__(self, item):
        return item == self.x

    def __repr__(self):
        return f'<slots {self.x}>'


class Value:
    def __init__(self, value):
        self.value = value

    @property
    def x(self):
        return self.value

    def __hash__(self):
        return hash(self.value)

    def __eq__(self, other):
        return self.value == getattr(other, 'value', other)

    def __format__(self, spec):
        return f'Value<{spec}>'

    def __call__(self, *args, **kwargs):
        return self.value, args, kwargs

    def __str__(self):
        return 'value ' + self.value

    def __repr__(self):
        return f'Value({self.value!r})'

    def __index__(self):
        return self.value

    def __enter__(self):
        return self.value

    def __exit__(self, kind, error, traceback):
        print('exit', kind and kind.__name__, error)
        return kind is KeyError


class Row(list):
    def __getattr__(self, name):
        return name


class Color(enum.IntEnum):
    RED = 1
    BLUE = 3


class Loud(Exception):
    pass


Pair = collections.namedtuple('Pair', 'x y', defaults=[0])


def times(a, b):
    return a * b if all(not isinstance(i, int) or abs(i) < 50 for i in (a, b)) else a


def modest(a):
    return a % 100 if isinstance(a, int) else a


def call(*args, **kwargs):
    return args, kwargs


def countdown(n):
    while n:
        got = yield n
        n = n - 1 if got is None else got
    return 'done'


def chained(a, b):
    yield from a
    last = yield from b
    yield last


def p0():
    l1 = [[], []]
    n1 = 0
    s1 = 'a\u0301'
    t1 = (1,)
    class A:
        total = 0
        def __init__(self, v):
            self.v = v
            A.total += 1
        def __add__(self, other):
            return A(self.v + getattr(other, 'v', other))
        __radd__ = __add__
        def __repr__(self):
            return 'A(%r)' % (self.v,)
        def __eq__(self, other):
            return self.v == other
    print(A(call(..., k=t1)) + A(7), 's' - l1 + A(abs(t1)), A('s') == n1[:], A.total)
    class A:
        __slots__ = 'v', 'w'
    a = A()
    a.v = dict(a=l1, b=s1 in s1).get(b'q')
    print(a.v)
    print(a.w)
    n1 += operator.index(-1)
    l1.sort(reverse=set().isdisjoint({}))
    print(l1)
    it = iter(t1)
    print(next(it), operator.length_hint(it))
    print(list(it))
    with Value(...) as v:
        print(v)
        l1.append(l1)
        print(l1)


print("#0")
try:
    p0()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#1")
try:
    d1 = {1: 'x', 2: 'y'}
    e1 = {'a', 'b'}
    y1 = bytearray(b'abc')
    x = e1
    x[d1]
    d1['self'] = d1
    print(d1)
    e1.discard(True)
    d1.update({1: 'x', 2: 'y'})
    print(d1)
    y1[:0] = b"it's".upper()
    print(y1)
    print(d1.popitem(), d1)
    y1[::-1] = bytes(bytearray())
    print(y1)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p2():
    d1 = {'a': 1}
    print(d1.popitem(), d1)
    d1 |= {}


print("#2")
try:
    p2()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#3")
try:
    l1 = sorted([1, 2, 3])
    def f():
        try:
            return frozenset({1, 2})
        finally:
            print('f')
    print(f())
    l1 *= (len(sorted(range(0))) % 4)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p4():
    d1 = {**{1: 'x', 2: 'y'}, b'q': 1}
    l1 = [x * 2 for x in (5, 3, 9) if x > -2**31]
    l2 = ['s', 1.5]
    t1 = divmod(3, 2)
    print(sys.getrefcount(l1), sys.getrefcount(d1), sys.getrefcount(t1))
    l2 = [l1] * (abs(-6) % 6)
    print(len(l2), sys.getrefcount(l1))
    l1 = ['a', 'b']
    l1.insert(-9, None)
    print(l1)


print("#4")
try:
    p4()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#5")
try:
    l1 = list((x for x in (1, 2)))
    n1 = +-5
    a, *b = {'a': 1}.values()
    print(a, b)
    l1.append(n1) if l1 else print(1.5)
    print(undefined_name)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p6():
    d1 = {}
    e1 = {'a', 'b'}
    l1 = [x * 2 for x in [] if x > 2**63]
    o1 = Point(1, 2)
    s1 = '😀x'[-2]
    t1 = ('a', None)
    print('%s %d %r' % (s1[len(list(itertools.islice(t1, 3))) - 1], round(-1e300), copy.copy({x: x * x for x in []}).setdefault(True, call(*s1, **{1: 'x', 2: 'y'}) | dict(l1))), '%-10.1f|' % (None,))
    try:
        print(... + s1)
    except Exception as error:
        print(type(error).__name__, error)
    for i in e1:
        e1.add(b'\x00\xff')
    try:
        print(e1)
    except Exception as error:
        print(type(error).__name__, error)
    d1['self'] = d1
    print(d1)
    del o1.x
    l1 *= 2


print("#6")
try:
    p6()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#7")
try:
    b1 = b'abc'.strip()
    n1 = range(10, 0, -3)[2]
    t1 = ('a', None)
    n1 *= (abs(int.from_bytes(b1, "little", signed=True)) % 6)
    print('%s %d %r' % (float(1), 0.0, dict(t1)), '%+.0e' % (...,))
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p8():
    d1 = {}
    f1 = 0.0
    l1 = [1, 2, 3]
    l2 = [f() for f in [lambda: x for x in []]]
    l3 = list(itertools.combinations('%s'[:4], 3))
    n1 = 10
    n2 = (-6) << 3
    l3 = copy.copy(l1)
    print(l3, all(a is b for a, b in zip(l1, l3)))
    print(l1 == l2, l1 is l2, l1 < l2, l1 + l2)
    print(f'{123456789.125 // f1:e} {f'{...!s:>20}' 'tail':s} {d1!r} {(int.from_bytes(b'abc', "little", signed=True) or functools.reduce(lambda a, b: a * 31 + b, [1, 2, 3], n2))}')
    class D:
        def __del__(self):
            print('del', self.v)
    a = D()
    a.v = (n1)
    b = [a]
    del a
    b = l1.pop()


print("#8")
try:
    p8()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#9")
try:
    l1 = [None]
    s1 = f'{'Hello'!r:>{8}}'
    l1.append(l1)
    print(l1)
    s1 = 'Hello'
    print([1].__class__.__name__, 's'.__doc__ is None)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p10():
    d1 = {'a': 1}
    d2 = copy.copy({1: 'x', 2: 'y'})
    l1 = [None]
    n2 = max((5, 3, 9))
    o1 = Point(1, 2)
    t1 = ('a', None)
    l1 *= (abs(-2**31) % 6)
    o1.x = t1
    print(o1.x)
    t1 = divmod(n2, 10**20) * (len(['a', 'b']) % 4)[::-1]
    d1 = dict.fromkeys({k: v for k, v in d2.items() if v}, sum(iter('s') and 1))
    def f():
        global g1
        g1 = list(itertools.accumulate([]))
    f()
    print(g1)


print("#10")
try:
    p10()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#11")
try:
    d2 = copy.deepcopy({})
    e1 = {1, 2, 3}
    l1 = list(itertools.combinations('hello_world'[:4], 1))
    t1 = (1, 2)
    l1.insert(-10**30, l1)
    print(l1)
    t1 = (('s'), [])
    t1[1].append(times(d2.pop(True, e1), True))
    t1[1] += [1]
    e1 |= d2.keys() & {1, 2, 3} | set({'a': 1}.values())
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p12():
    d2 = {'a': 1}
    e1 = set()
    e2 = {'a', 'b'}
    l1 = []
    l3 = [1, 2, 3]
    n1 = 'a,b,,c'.count('')
    s1 = '\x00\x7f\xff'
    t1 = (1,)[:]
    t2 = (1,)
    def f(x, seen=[]):
        seen.append(x)
        return seen
    print(f(-0.5j), f(set()), f.__defaults__, sys.getrefcount(f.__defaults__[0]))
    try:
        print([n1, *t1, 1].count('s' or l1), 123456789.125 + 0.0 % 0.1, copy.deepcopy([3, 1, 2]) < list(s1))
    except (ValueError, ArithmeticError) as error:
        print(error)
    t1 = (e1.symmetric_difference(s1) | e2, [])
    t1[1].append(t2)
    t1[1] += [1]
    print(sorted(l3, key=repr), min(l1), max(d2, default=0))
    class M(type):
        def __new__(mcls, name, bases, space):
            space['tag'] = ...
            return super().__new__(mcls, name, bases, space)
    class A(metaclass=M):
        pass
    print(A.tag, type(A).__name__, A.__mro__ == (A, object))


print("#12")
try:
    p12()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#13")
try:
    d1 = {x: x * x for x in range(4)}
    d2 = {1: 'x', 2: 'y'}
    del d1[d2 == {'a': 1}]
    for i in range((abs(True | 12345) % 6)):
        print(iter(...) and 1 % call(*d1, **d1))
    try:
        for k, v in d1.items():
            print(k, v)
    finally:
        print(-1)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p14():
    d1 = {'a': 1}
    e1 = {1, 2, 3}
    l1 = [[], []]
    l2 = ['a', 'b']
    l2 = l1[:]
    l2 += [round(['a', 'b'])]
    print(l1, l2, l1 == l2)
    e1 |= set(d1)


print("#14")
try:
    p14()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#15")
try:
    d1 = dict({'a': 1}, z=None)
    e1 = set()
    e2 = {1, 2, 3}
    f1 = abs(1j)
    l1 = list(itertools.accumulate([1, 2, 3]))
    z1 = frozenset()
    for i, x in enumerate(e2):
        if x == frozenset({1, 2}) - z1:
            continue
        if i > (abs(255) % 6):
            break
        print(i, x)
    try:
        d1.update(dict(enumerate(d1)))
        print(d1)
    finally:
        print(sorted(1.5))
    e1.remove(-0.0 - f1)
    l1 = ['a', 'b']
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p16():
    d1 = {}
    e1 = set()
    l1 = copy.copy([])
    t1 = (1,)
    for i in range(5):
        import nonexistent
    print(frozenset({1, 2}) - frozenset({1, 2}) | set(), d1.keys() | l1 <= e1 & set(), hash(frozenset(t1)) == hash(frozenset(l1)))


print("#16")
try:
    p16()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#17")
try:
    d1 = {1: 'x', 2: 'y'}
    n1 = -5
    match ():
        case ():
            print('empty')
        case (x,) if x:
            print('one', x)
        case (1 | 2 as x, y):
            print(x, y)
        case [*_, last]:
            print(last)
    class D:
        def __del__(self):
            print('del', self.v)
    a = D()
    a.v = list(itertools.pairwise(d1.values()))
    b = [a]
    del a
    b = Value(n1).x
    lst = [[d1] * 2] * (len([None]) % 4)
    if lst:
        lst[0][0] = divmod('😀x'.splitlines(True).pop(-2**31), min((1, 2)) or ...)
    print(lst)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p18():
    d1 = {'a': 1}
    l1 = [None]
    l2 = []
    a, b = bytes(0)
    print(a, b)
    l2 = l1
    l2.append(d1 < None)
    print(l1, l1 is l2, sys.getrefcount(l1))
    g = countdown(4)
    for i in g:
        print(i)
    print(next(g, (1,)[0]))


print("#18")
try:
    p18()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#19")
try:
    o1 = Point(1, 2)
    s2 = 'hello_world'
    print([(i, j) for i in range(10, 0, -3) if i % 2 for j in range(i % 4)], {k: v for v, k in enumerate(['{}', s2])})
    print(dict(collections.Counter('hello_world')))
    o1 += 's'
    print(o1)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p20():
    d1 = {1: 'x', 2: 'y'}
    e1 = {1, 'k'}
    l1 = [[], []]
    n1 = int.from_bytes(b'hello', "big")
    n3 = int('a,b,,c')
    o1 = Point(1, 2)
    s1 = 'Hello'
    t1 = ('a', None)
    o1 = slice(1, t1)
    x = l1 if True else d1 % 1
    x[zip(None, 's', strict=True) and 1()]
    print(call(True, n1 - d1)[n3].index(t1 < s1), [1, 2, 3][len(['a', 'b']) - 1][0b1011])
    e1.add('k')
    print(e1)


print("#20")
try:
    p20()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#21")
try:
    d1 = {}
    e1 = {b'q', True}
    l1 = 'ABC'.split('Straße')
    n1 = 0o17.bit_length()
    o1 = Point(1, 2)
    s1 = 'a,b,,c'.ljust(5, 'é')
    try:
        l1.append(None + e1 if ''.isdigit() else s1.x)
    except KeyError:
        from math import nothing
    x = y = d1
    print(x is y, x == y)
    n1 *= (len(l1) % 4)
    e1.discard(None)
    o1 = Slots(None)
    for i in e1:
        e1.add(divmod(2**64-1, (True)))
    for k in d1:
        d1['aXbX'] = k
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p22():
    l1 = [[], []]
    n1 = 7
    n2 = 12345 >> 2
    s1 = 'a\u0301'.lstrip()
    t1 = (1,)
    n1, n2 = n2, n1
    print(n1, n2)
    print(list(map(operator.neg, sorted(copy.copy(l1)))), list(filter(None, s1)))
    t1 = (1,)


print("#22")
try:
    p22()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#23")
try:
    b1 = bytes.fromhex("00 ff 41")
    e1 = {'a', 'b'}
    n1 = 7 if True else 1
    y1 = bytearray(b'abc')
    e1 = {1, 2, 3}
    y1 += b1
    print(y1)
    n1 *= 0
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p24():
    b2 = b'%d|%s' % (2**64-1, b'abc')
    d1 = {}
    e1 = set()
    l1 = list({'a': 1})
    n1 = -10**30
    s1 = repr('s')
    t2 = copy.deepcopy((1, 2))
    t2 = (l1, l1, s1)
    print(sys.getrefcount(l1), sys.getrefcount(t2))
    l1.insert(-2**31, reversed(None) and 1)
    print(l1)
    for i in range(2):
        print(sys.getsizeof(l1), sys.getsizeof(d1), sys.getsizeof(e1), sys.getsizeof(tuple(sorted((5, 3, 9)))), sys.getsizeof(bytes(bytearray(b'abc'))))
    def f(a, /, b, *, c=bytes(modest(1))):
        return [a, b, c]
    print(f(iter(1.5) and 1, b='s'))
    print(f('s', 1.5[0], c=t2[1]))
    print(f(*l1, **{'a': 1}))
    print(''.encode('utf-16', 'replace'), b2.decode('latin-1', 'replace'))
    n1 += (n1 := 256)


print("#24")
try:
    p24()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#25")
try:
    d1 = {1: 'x', 2: 'y'}
    e1 = set() & set()
    l1 = [f() for f in [lambda: x for x in []]]
    n1 = 1000 * True
    n2 = ord('two words')
    s1 = 'x\ty\n'
    t1 = (1, 2)
    print(sys.getsizeof(l1), sys.getsizeof(d1), sys.getsizeof(e1), sys.getsizeof(copy.deepcopy(())), sys.getsizeof(s1.encode('utf-16', 'replace')))
    e1.remove(-2**31)
    print([y for x in repr(...).split() if (y := x)], {x for x in 'Hello'.removeprefix('naïve').replace('日本語'.rjust(1), 'Straße') if x not in 'aeiou'})
    try:
        print([], dict(zip([(x, y) for x in range(4) for y in ('x', 'yy', '')], range(4))), {'a', 'b'})
    except Exception as error:
        print(type(error).__name__, error)
    print(call(abs(1) + d1, 1 or t1 % d1)[5].index(set(b'hello')), [n1('s') for _ in range((len([[], []]) % 4))][n2 | -2**31][False])
    print(sorted([[y for y in range(x % 3)] for x in range(0, 4)], key=lambda s: s[::-1]), min({'a': 1}), max(dict(zip([n1, *s1, l1], d1.values())).values(), default=0))
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p26():
    d1 = dict({1: 'x', 2: 'y'})
    e1 = set()
    l1 = [[], []]
    l2 = []
    n1 = 0b1011
    n3 = 1_000
    t1 = (1,)[-1:1:3]
    try:
        raise ExceptionGroup(format('abc'.removeprefix('0x1f'), '10'), [ValueError(getattr(collections.Counter(t1), "x", [[], []])), TypeError(tuple(...)), KeyError(len(d1[(1, 2)]))])
    except* (TypeError, KeyError) as group:
        print(repr(group), group.exceptions)
    l2 = [l1] * (abs(3) % 6)
    print(len(l2), sys.getrefcount(l1))
    e1.remove(0.5 - n1)
    l1 *= (abs(n3 ^ -6 // 0b1011.bit_length()) % 6)
    print(f'{1e10:+} {'\x00\x7f\xff'.center(0).replace(ascii('s'), 'ǅǆ', len(['a', 'b']) - 1):s} {int('s')!r} {abs(hash(2.0))}')
    import nonexistent
    t1 = ()


print("#26")
try:
    p26()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#27")
try:
    d1 = {1: 'x', 2: 'y'}
    e1 = set()
    s1 = 'abc'
    s2 = "it's"
    print(*enumerate(['b', 'a']), sep=s1, end=s2.swapcase())
    for i in range((abs(0o17) % 6)):
        print(int(1.5) in set(), '{0} {0!r:>10} {1:{2}}'.format(1, 2**31, '.2f') in (), 's' not in d1)
    e1 -= e1
    fs = [lambda: i for i in range(4)]
    print([f() for f in fs])
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p28():
    e1 = {1, 2, 3}
    l1 = []
    l2 = list(itertools.accumulate(range(4)))
    s1 = sorted('a\u0301')[0]
    print(compile(repr(1), 'name', 'exec') and 'compiled')
    print(f"{'Straße'!a}{0.0}")
    e1.add((1, 2))
    print(e1)
    print(sys.intern(b''.hex()) is s1, id(l1) == id(l2))


print("#28")
try:
    p28()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#29")
try:
    e1 = {1, 2, 3}
    e2 = set()
    lst = [[set(sum(1.5))] * 2] * (len([[], []]) % 4)
    if lst:
        lst[0][0] = () * 4
    print(lst)
    print(e2, len(e1))
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p30():
    d2 = {'a': 1}
    l1 = []
    l2 = [a for a, *b in [['a', 'b'], (1,)]]
    s1 = hex(-6)
    x = (operator.itemgetter(len(list(dict.fromkeys(s1))) - 1)(eval('f(x')) +
         next((set() for _ in range(4))) *
         3)
    print(x)
    class M(type):
        def __new__(mcls, name, bases, space):
            space['tag'] = copy.copy(d2)
            return super().__new__(mcls, name, bases, space)
    class A(metaclass=M):
        pass
    print(A.tag, type(A).__name__, A.__mro__ == (A, object))
    fs = [lambda: i for i in range(2)]
    print([f() for f in fs])
    print(l1 == l2, l1 is l2, l1 < l2, l1 + l2)
    print(2+3j, -1e-320)


print("#30")
try:
    p30()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#31")
try:
    e1 = {'k', 2.0}
    l1 = [3, 1, 2]
    n1 = 2**63
    s1 = "it's"
    l1[0], n1 = len(s1), True
    l1 *= (len(sorted(('x', 'yy', ''), key=repr, reverse=False)) % 4)
    class M(type):
        def __new__(mcls, name, bases, space):
            space['tag'] = int(1)
            return super().__new__(mcls, name, bases, space)
    class A(metaclass=M):
        pass
    print(A.tag, type(A).__name__, A.__mro__ == (A, object))
    print(f'''{
        e1
    }''')
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p32():
    e1 = {x % 3 for x in []}
    n1 = -5 ^ 2
    e1.remove(hex(n1 % 1000))
    def f(a):
        del a
        return a
    f(e1)


print("#32")
try:
    p32()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#33")
try:
    d1 = {'a': 1}
    e1 = set()
    l1 = [3, 1, 2]
    n1 = (255) << 4
    o1 = Point(1, 2)
    o1 += d1[(1, 2)]
    print(o1)
    class A:
        total = 0
        def __init__(self, v):
            self.v = v
            A.total += 1
        def __add__(self, other):
            return A(self.v + getattr(other, 'v', other))
        __radd__ = __add__
        def __repr__(self):
            return 'A(%r)' % (self.v,)
        def __eq__(self, other):
            return self.v == other
    print(A(e1) + A({}[b'q']), d1 + A('s'), A(frozenset()) == int(1.5), A.total)
    l1.append(n1) if l1 else print(o1 < ... @ ...)
    print(undefined_name)
    l1.reverse()
    print(l1)
    l1.sort(key=str.lower)
    print(l1)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p34():
    d1 = {}
    d2 = dict({1: 'x', 2: 'y'}, z=1)
    e1 = {1, 2, 3}
    l1 = [None].copy()
    n1 = False + False
    n2 = divmod(256, -6)[0]
    r1 = range(10, 0, -2)
    y1 = bytearray(b'abc')
    for k in d1:
        d1['%s|%r|%a' % (e1, None, n1)] = k
    exec('x = %r\nprint(x)' % (1,))
    print([(i, j) for i in r1 if i % 2 for j in range(i % 4)], {k: v for v, k in enumerate(['b', 'a'])})
    print(7 % n2.to_bytes(9, "little", signed=True).zfill((5 * 3)), y1)
    x = (getattr(functools.partial(int, base=0).keywords, "x", d2.setdefault(True, 1.5))) ** 2
    x.nothing
    l1.clear()


print("#34")
try:
    p34()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#35")
try:
    d1 = {k: v for k, v in {'a': 1}.items() if v}
    e1 = {'a', 'b'}
    l1 = []
    t1 = ()
    def f(*, a, b):
        return a
    f(sum(int(t1)))
    e1 = {v: k for k, v in enumerate(d1)}.keys() | [1, 2, 3]
    print(sys.getsizeof(l1), sys.getsizeof(d1), sys.getsizeof(e1), sys.getsizeof((1, 2)), sys.getsizeof(b'a b c'))
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p36():
    d1 = {k: v for k, v in {}.items() if v}
    d2 = {'a': 1}
    e1 = {1, 2, 3}
    e2 = set()
    l1 = [None]
    l2 = [[], []][::-1]
    s1 = 'naïve'
    t1 = ('a', None)
    it = iter(s1)
    print(next(it), operator.length_hint(it))
    print(list(it))
    class A:
        total = 0
        def __init__(self, v):
            self.v = v
            A.total += 1
        def __add__(self, other):
            return A(self.v + getattr(other, 'v', other))
        __radd__ = __add__
        def __repr__(self):
            return 'A(%r)' % (self.v,)
        def __eq__(self, other):
            return self.v == other
    print(A(operator.itemgetter(+0)(eval('1 + 1'))) + A('s'), set(1) + A('s'[::-1]), A(t1) == e1, A.total)
    s1 = max('abc', key=len)
    try:
        print([2+3j, -set(d1)], dict(copy.copy({}).copy(), z=sorted(s1) and call(*s1, **{1: 'x', 2: 'y'})), d2.keys() & e2.difference(zip(range(10, 0, -3), ['b', 'a'])))
    except Exception as error:
        print(type(error).__name__, error)
    print(sys.intern('½²'.translate({97: 1.5, 98: None, 99: "Z"})) is s1, id(l1) == id(l2))
    def gen():
        try:
            x = yield 'aXbX'.endswith(('😀x'.removesuffix('abc'), '\x00\x7f\xff'))
            print('got', x)
            yield from {1: 'x', 2: 'y'}
        except ValueError as error:
            print('thrown', error)
            yield 'after'
        finally:
            print('closed')
    g = gen()
    print(next(g))
    print(g.send(e1))
    g.close()
    del l1[1]


print("#36")
try:
    p36()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#37")
try:
    d1 = {'a': 1}
    o1 = Point(1, 2)
    t1 = (1, 2) + ()
    del o1.x
    for i in chained(d1, t1):
        print(i, end=' ')
    else:
        print('end')
    match zip(2, len(3.14159), strict=True) and 1:
        case int(x) | str(x):
            print('simple', x)
        case [a, *rest]:
            print('sequence', a, rest)
        case {'a': x, **rest}:
            print('mapping', x, rest)
        case Point(x, y=0):
            print('point', x)
        case None | True:
            print('none')
        case _:
            print('other')
    def f():
        print(z9)
        z9 = 1
    f()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p38():
    b2 = b'\x00\xff'
    d1 = {'a': 1}
    d2 = {}
    e1 = {'a', 'b'}
    e2 = {1, 2, 3}
    n1 = 0o17
    s1 = '½²'.expandtabs(0)
    t1 = divmod(1_000, 12345)
    y1 = bytearray()
    z1 = frozenset({1, 2})
    print(list(map(operator.neg, d2)), list(filter(None, [1, 2, 3])))
    class A:
        __slots__ = 'v', 'w'
    a = A()
    a.v = t1
    print(a.v)
    print(a.w)
    n1 //= 256
    def f(a, b=bytes(modest(...)), *args, c=1.5, **kwargs):
        return a, b, args, c, kwargs
    print(f(d1), f(*[]), f((1, 2)[2], [].pop(), ..., c=123456789.125, d=n1(...)))
    if True:
        e1.discard(2**31)
    else:
        match {x: x * x for x in [1, 2, 3]}:
            case {'a': [x, _]}:
                print(x)
            case {1: str() as x}:
                print(x)
            case {}:
                print('any')
    print(b'\x00\xff'.replace(b2.center(12, b"-"), b'%d|%s' % (10**20, b'abc')), y1 + b2[2:10:])
    print(frozenset(s1) | e1.union(t1), e1 - e2 <= {'a': 1}.keys() | d1, hash(z1 | e1) == hash(frozenset() | e2))


print("#38")
try:
    p38()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#39")
try:
    d1 = {}
    d2 = {1: 'x', 2: 'y'}
    e1 = set()
    l1 = []
    s1 = 'ǅǆ'.expandtabs(2)
    t1 = ()
    a, *b = d1
    print(a, b)
    d2 = copy.deepcopy(d1)
    d2[b'%d|%s' % (().index(e1, 5), b'a b c'.upper())] = ''.join(reversed('aXbX'))[len(list(reversed(s1))) - 1]
    print(d1, d2)
    def f(x):
        def g():
            return x
        x = call(t1, k=e1)
        return g
    print(f(1)(), sys.getrefcount(f(l1)()))
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)
