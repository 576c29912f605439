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
    d1 = {}
    l1 = [None]
    n2 = min([])
    r1 = range(2, 11, 3)
    s1 = 'abc'.center(5)
    print(hex(n2).encode('ascii', 'replace'), "it's".encode('utf-16', 'strict').decode('ascii', 'replace'))
    class B(Point):
        def __init__(self, x):
            super().__init__(x, [3, 1, 2].pop(5))
        def __len__(self):
            return -5
        def __iter__(self):
            return iter((self.x, self.y))
    b = B(r1)
    print(b, len(b), list(b), isinstance(b, Point), bool(b))
    for i, x in enumerate(d1.copy()):
        if x == sum(1):
            continue
        if i > 0:
            break
        print(i, x)
    try:
        print(list({1: 'x', 2: 'y'}.items()), {0.0: iter(...) and 1, False: zip(1, l1, strict=True) and 1}, set(dict(zip([None], l1))))
    except Exception as error:
        print(type(error).__name__, error)
    s1 = '\x00\x7f\xff'
    g = (x for x in zip(range(5), 'ǅǆ'.split()))
    print(next(g, 'none'), list(g), list(g))


print("#0")
try:
    p0()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#1")
try:
    d1 = {'a': 1}
    e1 = {'a', 'b'}
    n2 = math.floor(-1e-320)
    s1 = "it's"
    t1 = (1, 2)
    g = countdown(2)
    for i in g:
        print(i)
    print(next(g, d1.pop(2.0, e1)))
    g = countdown(3)
    print(next(g), g.send((abs(+n2) % 6)))
    g.throw(KeyError(call(*zip([1, 2, 3], ['b', 'a']), **{v: k for k, v in enumerate(d1)})))
    print(gc.is_tracked({}), gc.is_tracked(d1), gc.is_tracked(t1))
    x = s1
    x[operator.itemgetter(-10**30)(t1 or divmod(s1, t1))]
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p2():
    d1 = {'a': 1}
    l1 = [3, 1, 2]
    n1 = -5
    o1 = {}.keys()
    t2 = '-3.5'.partition('%s')
    y1 = bytearray()
    print(sys.getrefcount(l1), sys.getrefcount(o1))
    print(format(bytes(y1), 'x'), ''.format(-l1, a=l1()(eval('1 + 1'))))
    a, *b = {1, 2, 3}
    print(a, b)
    y1 += bytes(reversed(b''))
    print(y1)
    g = countdown(3)
    print(next(g), g.send((len([a for a, *b in [l1, t2]]) % 4)))
    g.throw(KeyError([None]))
    print(list({1: 'x', 2: 'y'}))
    try:
        match dict(a={k: v for k, v in d1.items() if v}, b=n1):
            case {'a': [x, _]}:
                print(x)
            case {1: str() as x}:
                print(x)
            case {}:
                print('any')
    except Exception as error:
        raise Loud(list(d1)) from error


print("#2")
try:
    p2()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#3")
try:
    d1 = dict({'a': 1}, z=None)
    e1 = {'a', 'b'}
    f1 = 0.5
    l1 = [None]
    n1 = 0xff
    o1 = Point(1, 2)
    s1 = '😀x'.format('s', 1.5)
    del o1.x
    def outer():
        n = l1.count(n1)
        def inner(m):
            nonlocal n
            n += m
            return n
        return inner
    f = outer()
    print(f(1), f(b'a b c'[0]), f.__closure__[0].cell_contents)
    e1.remove(1e10 // f1)
    print(sys.getsizeof(list(itertools.batched(l1, 2))), sys.getsizeof('a\u0301'.translate({97: s1, 98: None, 99: "Z"})), sys.getsizeof(False // 10**20))
    print(d1.popitem(), d1)
    raise Loud(s1)
    l1.reverse()
    print(l1)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p4():
    l1 = [3, 1, 2]
    l3 = [3, 1, 2]
    n1 = math.comb(1, 2)
    n2 = 1000
    n3 = +1
    o1 = Point(1, 2)
    o1 += 's'
    print(o1)
    class M(type):
        def __new__(mcls, name, bases, space):
            space['tag'] = l1
            return super().__new__(mcls, name, bases, space)
    class A(metaclass=M):
        pass
    print(A.tag, type(A).__name__, A.__mro__ == (A, object))
    print([(i, j) for i in [-1, ''.count(pad), (lambda a, b=n3: a - b)(-2**31)] if i % 2 for j in range(i % 4)], {k: v for v, k in enumerate('abc')})
    print(l3, ..., sep='{}')
    x = o1.x
    x[eval('f(x')]
    n1, n2 = n2, n1
    print(n1, n2)
    exec('x = %r\nprint(x)' % ('s' < None,))


print("#4")
try:
    p4()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#5")
try:
    l1 = copy.copy([[], []])
    l2 = [[], []]
    n1 = 256
    s1 = 'a'.center(0)
    a, b = s1
    print(a, b)
    print(l1 == l2, l1 is l2, l1 < l2, l1 + l2)
    n1 = ((10**20) ** 1 or False)
    a, *b = 'two words'.splitlines()[0].expandtabs(5)
    print(a, b)
    class A:
        __slots__ = 'v', 'w'
    a = A()
    a.v = 'İı'.split(-1e-320.hex(), -9).pop()
    print(a.v)
    print(a.w)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p6():
    n1 = divmod(10**20, 12345)[0]
    o1 = Point(1, 2)
    t1 = () + (1, 2)
    try:
        del o1.x
    finally:
        print(t1)
    print(round(1.0, (abs(7) % 6)), round(float.fromhex(-0.0.hex())), 1e10 // n1, sum([1e17, -1e-320, 255]).as_integer_ratio(), round(1e300, 3).is_integer())


print("#6")
try:
    p6()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#7")
try:
    d1 = {1: 'x', 2: 'y'}
    e1 = {1, 2, 3}
    l1 = list((x for x in (1, 2)))
    r1 = range(2, 11, 3)[:1:]
    s2 = min('abc')
    for i in e1:
        e1.add('k')
    print(list(map(ascii, l1)))
    for k in d1:
        d1[slice(257, -10**30, 255).indices(10)] = k
    l1 = [(x, y) for x in r1 for y in s2.split()]
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p8():
    d2 = {}
    e1 = {'a', 'b'}
    e2 = set()
    l1 = [x * 2 for x in (5, 3, 9) if x > 10]
    t1 = (1, 2)
    z1 = frozenset({1, 2})
    e1 |= set(t1)
    l1 += b'a b c'
    print(z1 | d2.keys() & {1, 2, 3}, {'a', 'b'} <= e1 | {'a', 'b'}, hash(z1) == hash(frozenset({1, 2}) | e2))
    print(list(map(functools.partial(max, ~0), type(t1).__name__)), list(filter(None, l1)))


print("#8")
try:
    p8()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#9")
try:
    b1 = b
    d1 = {'a': 1}
    e1 = {1, 2, 3} & set()
    l1 = [y := 255, y + 1]
    print(d1)
    print(sys.getsizeof(l1), sys.getsizeof(d1), sys.getsizeof(e1), sys.getsizeof(slice(True, 1_000, 10).indices(10)), sys.getsizeof(b1.partition(b'a b c')[0]))
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p10():
    l1 = []
    l2 = [None]
    del l1[::-1]
    print(l1)
    l2 = l1[:]
    l2 += ['s']
    print(l1, l2, l1 == l2)


print("#10")
try:
    p10()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#11")
try:
    d1 = dict(collections.Counter('日本語'))
    l1 = [1, 2, 3]
    o1 = Point(1, 2)
    s1 = f'{10:{1}}'
    t1 = (1, 2)
    def gen():
        try:
            x = yield (...) ** 5
            print('got', x)
            yield from d1
        except ValueError as error:
            print('thrown', error)
            yield 'after'
        finally:
            print('closed')
    g = gen()
    print(next(g))
    print(g.send(1.5 or t1))
    g.close()
    print(format(256, '10.3f'), 'abc'.format(operator.itemgetter(0)('s'), a=hash(s1) and 1))
    l1.sort(key=len)
    print(l1)
    for a, b in zip({1: 'x', 2: 'y'}.values(), b"it's"):
        print(a, b)
    class A:
        __slots__ = 'v', 'w'
    a = A()
    a.v = s1
    print(a.v)
    print(a.w)
    print(gc.is_tracked(len(l1)), gc.is_tracked(d1), gc.is_tracked(t1))
    o1 += bytes(modest(1.5)) and ...
    print(o1)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p12():
    d1 = {1: 'x', 2: 'y'}.copy()
    e1 = set()
    print(all(d1))
    e1 -= e1


print("#12")
try:
    p12()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#13")
try:
    d1 = {'a': 1}
    l1 = list(itertools.zip_longest([None], '12', fillvalue='s'))
    s1 = sorted('ǅǆ')[0]
    t1 = ('a', None) * 2
    print(sys.getrefcount(l1), sys.getrefcount(d1), sys.getrefcount(t1))
    del l1[:]
    print(l1)
    l1.clear()
    s1 = "it's".lower()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p14():
    d1 = {'a': 1}
    l1 = [None]
    l2 = [1, 2, 3]
    n1 = 2
    t1 = ('a', None)
    l2 = l1
    l2.append(d1)
    print(l1, l1 is l2, sys.getrefcount(l1))
    print(pow((n1 := 256), (abs(0o17) % 6), 0o17.numerator).to_bytes((len(list(itertools.product([][:2], '%s'[:2]))) % 4), 'big'), int.from_bytes(bytes.fromhex("00 ff 41"), 'little'))
    t1 += math.modf(-0.0)


print("#14")
try:
    p14()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#15")
try:
    d2 = {**{}, 1: 1}
    e1 = {1, 2, 3}
    l1 = [None]
    n1 = 1_000
    s1 = 'Hello'.removesuffix('%s')
    s2 = '12'
    print(Pair(n1, float(eval('[x for x in (1, 2)]')))._asdict(), Pair._fields, Pair(*b'abc'))
    s1 += s2.removeprefix('').swapcase()
    it = iter({2.0, False})
    print(next(it), operator.length_hint(it))
    print(list(it))
    del l1[::-1]
    print(l1)
    try:
        print(sorted(b'\x00\xff'))
    except Exception as error:
        print(type(error).__name__, error)
    def f(a, /, b, *, c=l1 in l1):
        return [a, b, c]
    print(f(set(None), b=e1 < 1))
    print(f((n1) ** 5, e1, c=(1,)))
    print(f(*d2, **{'a': 1}))
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p16():
    e1 = {1, 2, 3}
    l1 = [1, 2, 3]
    o2 = Point(1, 2)
    s1 = '12'
    s2 = 'aXbX'
    t1 = ('a', None)
    y1 = bytearray()
    l1[:] = {1, 2, 3}
    print(l1)
    print(1.5.__class__.__name__, t1.__doc__ is None)
    def f(n):
        return n if n < 2 else f(n - 1) + f(n - 2)
    print(f(4))
    print('12'.strip().split('日本語'), '-3.5'.zfill(12).partition('.partition(s2)[2]), hex(-10**30).splitlines(), s2.replace(words', 'Straße').rsplit(f'{'😀x'!r:>{0}}', 1))
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
    print(A(e1 < round(None)) + A(reversed('s') and 1 | None), s1 % 1 and [1, 2, 3].pop() + A(y1), A(o2.x) == [x * 2 for x in (5, 3, 9) if x > -10**30].pop(1), A.total)


print("#16")
try:
    p16()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#17")
try:
    d1 = {}
    d2 = {}
    l1 = []
    n1 = (1000) ** 0
    t2 = (1, 2)
    print({**d2, 'z': 1}, [*math.modf(1e300), *{}.values()], (*[a for a, *b in [[None].copy(), t2]],))
    l1 *= (len(list(d1)) % 4)
    print(memoryview(b'%a %c' % (bytes(modest(n1)), 3))[:].tolist(), bytes(bytearray()).upper().find(bytes(bytearray(b'abc'))), b'hello'.split(), bytearray(b).pop())
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p18():
    d1 = {}
    e1 = {'a', 'b'}
    l1 = copy.copy(['a', 'b'])
    n1 = 0o17
    z1 = frozenset()
    print({**{'a': 1}, 'z': bytearray(b'abc') + b'a'}, [*e1.difference(d1), *'ǅǆ'.removeprefix(pad)], (*[3, 1, 2],))
    assert z1
    del l1[-2:-6]
    print(l1)
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
    print(A(None) + A(e1), 1 + A(dict(d1.get('k', n1)) < l1), A(round(math.frexp(1.5)[-1])) == round({'a': 1}.get(None, 's')[-10:-2:3]), A.total)


print("#18")
try:
    p18()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#19")
try:
    b2 = b"it's".zfill(8)
    e1 = set()
    l1 = ['a', 'b']
    l2 = ['a', 'b']
    n1 = 257
    o1 = Point(1, 2)
    r1 = range(3, 5)
    s1 = '{}'.replace('aXbX', '', 0)
    t1 = ()
    left = (len(l2) % 4)
    while left > 0:
        left -= 1
        q = collections.deque(list(itertools.combinations(f'{'%s':*^9.3}'[:4], 3)))
        q.rotate(1)
        q.appendleft(sorted({1, 2, 3}, key=repr)[len([1, 2, 3]) - 1])
        print(q, q[pow(True, 3, 256)])
    else:
        print('over')
    print(call(list(('s') ** 0), s1)[256].index(e1), [y := r1.index((0b1011 and 255)), y + 1][len([x * 2 for x in [255, n1] if x > 0xff % 0b1011]) - 1][2 if True else 7 % int.from_bytes(b2, "little", signed=True)])
    from math import nothing
    o1 = o1
    class B(Point):
        def __init__(self, x):
            super().__init__(x, t1)
        def __len__(self):
            return pow(~r1.index(-6), (len([*t1]) % 4), min((-10**30, -1)))
        def __iter__(self):
            return iter((self.x, self.y))
    b = B(None if '-3.5'.rstrip(s1).istitle() else 's')
    print(b, len(b), list(b), isinstance(b, Point), bool(b))
    l1 = l2 = list(itertools.product([][:2], '½²'[:2]))
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p20():
    d1 = {}
    e1 = {1, 2, 3}
    l1 = [None]
    l3 = [[], []]
    s1 = 'Straße' + '😀x'
    t1 = (1, 2)
    e1.update(s1, zip((5, 3, 9), ['b', 'a']))
    print(sorted(e1, key=repr))
    class A:
        def __set_name__(self, owner, name):
            print(name)
        def __get__(self, o, kind=None):
            return t1
    class C:
        a = A()
    print(C.a, C().a)
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
    print(A(next((x for x in s1))) + A(min(('a', None)) and operator.itemgetter(3)(d1)), hash(t1) and 1 + A(call(list('s'), k=l3.pop())), A(max(list(zip(l1, d1)))) == next((x for x in (1, 2))), A.total)


print("#20")
try:
    p20()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#21")
try:
    b1 = bytes(bytearray())
    d1 = dict(collections.Counter(''))
    e1 = {x % 3 for x in range(10, 0, -3)}
    l1 = [[], []]
    s1 = '{}'.splitlines()[0]
    t1 = (1,)
    l1[len([3, 1, 2]) - 1] = 's'
    print(l1)
    print(memoryview(b'hello')[::-1].tolist(), b1.find(bytes.fromhex("00 ff 41").upper()), b'a b c'.split(), bytearray(''.encode('ascii', 'ignore')).pop())
    def f(a, /, b, *, c=set(d1)(t1 or e1)):
        return [a, b, c]
    print(f(..., b=divmod(1.5 | l1, round(d1))))
    print(f('s', getattr(Point(1, 2), "x", s1) < s1, c=round(None)))
    print(f(*zip(range(5), map(str, [])), **dict.fromkeys([], s1)))
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p22():
    e1 = set()
    n1 = 255 & -5
    s1 = f'a{'a'}b{7:>{1}}'
    x = sum(None)
    x.nothing
    class M(type):
        def __new__(mcls, name, bases, space):
            space['tag'] = dict(1)
            return super().__new__(mcls, name, bases, space)
    class A(metaclass=M):
        pass
    print(A.tag, type(A).__name__, A.__mro__ == (A, object))
    n1 *= (len(list(map(repr, s1))) % 4)
    print({True, None}, len(e1))


print("#22")
try:
    p22()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#23")
try:
    d1 = {'a': 1}
    e1 = {'a', 'b'}
    f1 = 1e-5
    l1 = []
    n1 = 1_000 >> 2
    n3 = 0o17 // True
    s1 = '日本語' * 5
    f1 /= n1
    x = e1
    x['ABC'.isalnum()]
    import nonexistent
    def f(a):
        del a
        return a
    f(1.5)
    print([y for x in type(l1).__name__.rsplit(None, 1) if (y := x)], {x for x in '%s|%r|%a' % (1.5, d1 | None, max([])) if x not in 'aeiou'})
    l1[n3:math.ceil(0.0):1] = (x for x in (1, 2))
    print(l1)
    print(type(['a', 'b'].pop(5)(1.5)), type(1e22.hex()) is type(operator.itemgetter(-9)(s1.real)), isinstance(n1, bytes))
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p24():
    d1 = {'a': 1}
    e1 = set() | {'a', 'b'}
    e2 = {(1, 2), b'q'}
    l1 = [None]
    o1 = Point(1, 2)
    s1 = f'{...}'
    s2 = 'a'
    s1 = format(max('abc', key=len), '10')
    print(e2 - {'a', 'b'} ^ {'a', 'b'}, len(e1))
    o1.x = 0.1.as_integer_ratio()[len(['a', 'b']) - 1] < d1
    print(o1.x)
    print(['a', 'b'])
    del l1[:]
    print(l1)
    del l1[len(s2.rsplit(None, 1)) - 1]
    print(sys.getrefcount([y := 12345, y + 1]), sys.getrefcount(o1))


print("#24")
try:
    p24()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#25")
try:
    n1 = 2**31 ^ 2
    s1 = type(1).__name__
    *a, b, c = (x for x in (1, 2))
    print(a, b, c)
    print(sys.getsizeof(list(itertools.accumulate([x % 5 for x in range(3)]))), sys.getsizeof('\x00\x7f\xff'), sys.getsizeof(~[[], []].count(n1)))
    g = map(type(1), s1)
    print(next(g, 'none'), list(g), list(g))
    print(n1)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p26():
    e1 = set()
    l1 = [1, 2, 3]
    l1.sort(key=repr)
    print(l1)
    x = int(e1)
    x[1_000]
    l1.sort(reverse=True)
    print(l1)


print("#26")
try:
    p26()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#27")
try:
    d1 = {True: 's'}
    l1 = []
    l2 = copy.copy([])
    print([y for x in [l1, l1] if (y := x)], {x for x in 'ǅǆ' if x not in 'aeiou'})
    *a, b, c = 'abc'
    print(a, b, c)
    l2 = l1[:]
    l2 += [d1]
    print(l1, l2, l1 == l2)
    class M(type):
        def __new__(mcls, name, bases, space):
            space['tag'] = float(eval('1 +'))
            return super().__new__(mcls, name, bases, space)
    class A(metaclass=M):
        pass
    print(A.tag, type(A).__name__, A.__mro__ == (A, object))
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p28():
    l1 = [[1, 2, 3]] * 2
    l2 = []
    l3 = []
    n1 = -6 if True else -2**31
    l3 = copy.copy(l1)
    print(l3, all(a is b for a, b in zip(l1, l3)))
    try:
        l1.append(n1) if l1 else print([[3, 1, 2]] * 4)
        print(undefined_name)
    finally:
        print(l1)
    left = 2
    while left > 0:
        left -= 1
        x = 1
        x[...]
    else:
        print('over')
    l1[len(l2) - 1] = None
    print(l1)


print("#28")
try:
    p28()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#29")
try:
    l1 = [None]
    l2 = [3, 1, 2]
    s2 = 'abc'.lower()
    t1 = (1,)
    for i, x in enumerate(s2):
        if x == int(1)[1_000]:
            continue
        if i > (abs(divmod(255, -5)[0]) % 6):
            break
        print(i, x)
    t1 += slice(--10**30, math.comb(4, 2), ['a', 'b'].count(...)).indices(10)
    match {k: v for k, v in {}.items() if v}:
        case {'a': [x, _]}:
            print(x)
        case {1: str() as x}:
            print(x)
        case {}:
            print('any')
    l2 = l1[:]
    l2 += [min(())]
    print(l1, l2, l1 == l2)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p30():
    d1 = {1: 'x', 2: 'y'}
    n1 = 2**63
    n2 = 1000 & 2
    s1 = '\x00\x7f\xff'
    d1['self'] = d1
    print(d1)
    g = map(repr, s1)
    print(next(g, 'none'), list(g), list(g))
    n1, n2 = n2, n1
    print(n1, n2)


print("#30")
try:
    p30()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#31")
try:
    d1 = dict({}, z=1)
    n1 = False
    o1 = Point(1, 2)
    s1 = '-3.5'
    t1 = (1, 2)
    a, b = dict(a=n1, b=t1)
    print(a, b)
    a, *b = s1
    print(a, b)
    try:
        print('a'.swapcase().join(map(str, range(10, 0, -3))))
    except Exception as error:
        print(repr(error))
    assert 'Straße'.isspace(), []
    print(eval(repr('s'[::-1])))
    print(f'{3:,} {'-3.5'[-2]:*^9.3} {d1!r} {True - 10}')
    o1 = collections.deque({}.values(), 3)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p32():
    l1 = [3, 1, 2]
    o1 = Point(1, 2)
    o1 += 's'[::-1]
    print(o1)
    for i in l1:
        print(i, end=' ')
    else:
        print('end')


print("#32")
try:
    p32()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#33")
try:
    l1 = ['a', 'b']
    l3 = [3, 1, 2]
    n1 = math.comb(3, 0)
    s1 = 'Hello'
    print(len(gc.get_referrers(l1)), [type(i).__name__ for i in gc.get_referents(l1)])
    try:
        print([y := 1_000 if False else True, y + 1], {'a': 1}, set(copy.copy({'a': 1})))
    except Exception as error:
        print(type(error).__name__, error)
    n1 //= b'hello'[3]
    l3 = copy.copy(l1)
    print(l3, all(a is b for a, b in zip(l1, l3)))
    print(abs(1.5), 's', sep='two words'.casefold())
    g = countdown(3)
    print(next(g), g.send(0))
    g.throw(KeyError(s1))
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p34():
    l1 = ['a', 'b']
    print([(i, j) for i in [1, 2, 3] if i % 2 for j in range(i % 4)], {k: v for v, k in enumerate(['b', 'a'])})
    assert l1[len([None]) - 1]
    def gen():
        try:
            x = yield 's'.x
            print('got', x)
            yield from (l1 for _ in range(1))
        except ValueError as error:
            print('thrown', error)
            yield 'after'
        finally:
            print('closed')
    g = gen()
    print(next(g))
    print(g.send(hash(iter(1.5) and 1) and 1))
    g.close()


print("#34")
try:
    p34()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#35")
try:
    l1 = list(itertools.product([][:2], '½²'[:2]))
    n1 = int('12', 2)
    n2 = int('Hello', 1)
    s3 = 'a'
    t1 = 0.5.as_integer_ratio()
    print(f'{type(zip(None, l1, strict=True) and 1).__name__:<10}')
    n1, n2 = n2, n1
    print(n1, n2)
    if frozenset({1, 2}):
        lst = [[dict(t1)] * 2] * (abs(2**63) % 6)
        if lst:
            lst[0][0] = 1
        print(lst)
    elif s3 < s3:
        match dict({}):
            case {'a': [x, _]}:
                print(x)
            case {1: str() as x}:
                print(x)
            case {}:
                print('any')
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p36():
    d1 = dict(a=None, b=None)
    e1 = set()
    l1 = [[3, 1, 2]] * 3
    n1 = operator.index(-5)
    t1 = ('a', None)
    try:
        print(sorted(range(10, 0, -3)), d1, set('{}'))
    except Exception as error:
        print(type(error).__name__, error)
    class M(type):
        def __new__(mcls, name, bases, space):
            space['tag'] = l1(-n1)
            return super().__new__(mcls, name, bases, space)
    class A(metaclass=M):
        pass
    print(A.tag, type(A).__name__, A.__mro__ == (A, object))
    e1 = {1, 2, 3}
    x = t1
    x[e1]


print("#36")
try:
    p36()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#37")
try:
    b2 = b'a b c'[:]
    f1 = 1.0
    l1 = sorted(('x', 'yy', ''), key=lambda s: s[::-1], reverse=False)
    l2 = [None]
    n1 = functools.reduce(lambda a, b: a * 31 + b, [1, 2, 3], 0)
    n3 = 2
    f1 /= n1
    l2 = [l1] * (len([[y for y in range(x % 3)] for x in (5, 3, 9)]) % 4)
    print(len(l2), sys.getrefcount(l1))
    print(b'' + b'hello', bytearray(b2))
    n1 //= divmod(n3, 2**64-1)[0]
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p38():
    d1 = dict({})
    l1 = []
    for a, b in zip((x for x in (1, 2)), d1):
        print(a, b)
    for a, b in zip(l1, {'a', 'b'}):
        print(a, b)


print("#38")
try:
    p38()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#39")
try:
    d1 = {x: x * x for x in range(4)}
    l1 = list((x for x in (1, 2)))
    fs = [lambda: i for i in range((abs(functools.reduce(lambda a, b: a * 31 + b, range(0), 0)) % 6))]
    print([f() for f in fs])
    del l1[-10:1:2]
    print(l1)
    print(d1.popitem(), d1)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)
