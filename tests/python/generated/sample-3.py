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
    l1 = []
    l2 = ['a', 'b']
    n1 = -6 * -10**30
    n2 = 10
    o1 = Value(...)
    y1 = bytearray([])
    y1 += bytes(range(10, 0, -3))
    print(y1)
    try:
        def f(a):
            del a
            return a
        f(slice(n2, 257, 2**64-1).indices(10)[-6])
    except (TypeError, ValueError) as error:
        print('caught', error)
    else:
        print('fine')
    finally:
        print('finally')
    nan = float('nan')
    print([nan] == [nan], nan in (nan, -0.5j.real), min(nan, n1), int('Straße', 36) < nan, nan ** 0, nan * hash(2.0))
    del o1.x
    x = y = (1, 2)
    print(x is y, x == y)
    lst = [[next((x for x in (1, 2)))] * 2] * (abs(True) % 6)
    if lst:
        lst[0][0] = reversed('s') and 1
    print(lst)
    print(l1 == l2, l1 is l2, l1 < l2, l1 + l2)


print("#0")
try:
    p0()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#1")
try:
    d1 = {}
    e1 = {'a', 'b'}
    y1 = bytearray()[:]
    print(d1.popitem(), d1)
    print(b'%a %c' % (e1, 4), y1)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p2():
    d1 = {'a': 1}
    e1 = {'a', 'b'}
    n1 = 0o17
    t1 = ('a', None)
    match frozenset() - e1:
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
    for k in d1:
        d1['k'] = k
    it = iter({k: v for k, v in d1.items() if v}.values())
    print(next(it), operator.length_hint(it))
    print(list(it))
    for k in d1:
        d1[frozenset()] = k
    n1 = math.gcd(0xff, 0xff)
    (a, b), c = (t1, 1.5), bin(-10**30)
    print(a, b, c)


print("#2")
try:
    p2()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#3")
try:
    d1 = {}
    l1 = ['a', 'b']
    n1 = round(True, -3)
    t1 = ('a', None)[:0:]
    t2 = ('a', None)
    d1['self'] = d1
    print(d1)
    print(copy.copy({}))
    l1.sort(reverse=(n1,) >= t2)
    print(l1)
    print(format((t1, 1)[-10**30], 'G'), ','.join(map(str, enumerate('abc'))).format(True, a=l1 | 1))
    nan = float('nan')
    print([nan] == [nan], nan in (nan, n1), min(nan, 255 if False else 1_000), True / -6 < nan, nan ** 0, nan * round(1e22, -2))
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p4():
    d1 = {'a': 1}
    l1 = []
    print(len(gc.get_referrers(l1)), [type(i).__name__ for i in gc.get_referents(l1)])
    for k in d1:
        d1[(1,)] = k


print("#4")
try:
    p4()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#5")
try:
    d1 = {1: 'x', 2: 'y'}
    e1 = {'a', 'b'}
    f1 = 1.0
    n1 = 3
    o1 = Point(1, 2)
    t1 = copy.copy(('a', None))
    for a, b in zip({'a', 'b'}.symmetric_difference(t1), (True, 1_000)):
        print(a, b)
    print(gc.is_tracked(None), gc.is_tracked(d1), gc.is_tracked(t1))
    def f(a):
        del a
        return a
    f(copy.deepcopy({}))
    o1 = o1
    try:
        d1 = d1
    except Exception as error:
        raise Loud(reversed(d1) and 1) from error
    def f():
        global g1
        g1 = e1
    f()
    print(g1)
    print(divmod(f1, 2**63), pow(0o17 >> 1, 2), 1e10 % n1, n1 // 257)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p6():
    d1 = {1: 'x', 2: 'y'}
    l3 = [None]
    s1 = '½²'
    print([(i, j) for i in [] if i % 2 for j in range(i % 4)], {k: v for v, k in enumerate('abc')})
    x = ('\x00\x7f\xff' +
         d1 *
         (len(l3) % 4))
    print(x)
    def f():
        global g1
        g1 = s1 if False else ...
    f()
    print(g1)


print("#6")
try:
    p6()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#7")
try:
    d1 = {}
    l1 = []
    n1 = 2
    o1 = Point(1, 2)
    o1.x = d1()
    print(o1.x)
    print(d1.popitem(), d1)
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
    print(A(sorted(bytearray(b'abc'))) + A(1.5), [1.5, 's'] + A(call(sum(n1), k=l1)), A(10) == 1, A.total)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p8():
    e1 = {1, 2, 3}
    l1 = [3, 1, 2]
    n3 = range(2, 11, 3).index(7)
    o1 = functools.partial(int, base=0).keywords
    del l1[n3]
    o1 += {}.setdefault(None, l1)
    print(o1)
    def f(x, seen=[]):
        seen.append(x)
        return seen
    print(f('s'), f(min(('a', None))), f.__defaults__, sys.getrefcount(f.__defaults__[0]))
    l1[:] = e1
    print(l1)


print("#8")
try:
    p8()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#9")
try:
    b2 = b'\x00\xff'.title()
    d1 = {'a': 1}
    e1 = {1, 2, 3}
    l1 = list({})
    n1 = 0xff
    n2 = 257
    r1 = range(10, 5, -2)
    s1 = 'a'.splitlines()[0]
    t1 = "it's".partition("it's")
    y1 = bytearray()[:]
    print(format(dict("it's".isdigit()), '.3g'), format(-5 if True else -6, 'G').format(sorted(r1).pop(), a=frozenset()))
    if {}.pop(frozenset({1, 2}), t1) is t1:
        print(d1.popitem(), d1)
    else:
        class D:
            def __del__(self):
                print('del', self.v)
        a = D()
        a.v = 1.5
        b = [a]
        del a
        b = (lambda: 2+3j)()
    e1.add(b)
    print(e1)
    l1[-2] = sorted(...)
    print(l1)
    def f(a, /, b, *, c=max(list(enumerate(s1, n2)))):
        return [a, b, c]
    print(f(1.5, b=next((x for x in (1, 2)))))
    print(f(y1, round(12345), c=None))
    print(f(*format(n1, 'zz').encode(), **dict(collections.Counter(str(b2.strip(), "latin-1")))))
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p10():
    d1 = {x: x * x for x in []}
    e1 = {'a', 'b'}
    l1 = [None]
    l2 = ['a', 'b']
    for i in set():
        print(i, end=' ')
    else:
        print('end')
    try:
        print('{}-{}'.format(e1, d1()))
    except Exception as error:
        print(repr(error))
    print(set().copy().copy(), len(e1))
    l2 = [l1] * (len([[1, 2, 3]] * 2) % 4)
    print(len(l2), sys.getrefcount(l1))


print("#10")
try:
    p10()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#11")
try:
    e1 = set({})
    l1 = [3, 1, 2]
    s1 = 'hello_world'.capitalize()
    y1 = bytearray(b'abc')
    print(memoryview(sum((5, 3, 9)).to_bytes(9, "little", signed=True).split()[0])[3:2:pow(10, 5, 10)].tolist(), bytes((len(['a', 'b']) % 4)).find(b'%a %c' % (math.comb(4, 1), 2)), b"it's".split(), y1.pop())
    s1 = repr(...)
    l1.append(iter(2**64-1) and 1)
    def f():
        try:
            return list(e1)
        finally:
            print('f')
    print(f())
    l1.append(l1)
    print(l1)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p12():
    s2 = 'aXbX'
    t1 = divmod(2**31, 2**64-1)
    raise ValueError(s2) from KeyError(t1)
    match divmod(operator.index(1000), True):
        case ():
            print('empty')
        case (x,) if x:
            print('one', x)
        case (1 | 2 as x, y):
            print(x, y)
        case [*_, last]:
            print(last)


print("#12")
try:
    p12()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#13")
try:
    d1 = {'a': 1}
    e1 = {1, 2, 3}
    l1 = [1, 2, 3]
    n1 = True
    s1 = 'ABC'.strip()
    l1 *= (len(list(reversed(l1))) % 4)
    g = countdown(3)
    print(next(g), g.send((abs(-1) % 6)))
    g.throw(KeyError(d1 in d1))
    if s1 - d1:
        n1 += int.from_bytes(b, "big")
    elif ['a', 'b'] < [None]:
        e1.add(b'hello')
        print(e1)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p14():
    d1 = {x: x * x for x in (5, 3, 9)}
    e1 = set()
    l1 = [f() for f in [lambda: x for x in range(10, 0, -3)]]
    l2 = []
    s1 = '0x1f'
    t1 = () * 0
    z1 = frozenset({1, 2})
    t1 += (l1 in s1,)
    l1.append(getattr(Value(1.5), "x", '{}') and d1)
    l2 = l1
    l2.append(operator.itemgetter(-1)(sum(d1)))
    print(l1, l1 is l2, sys.getrefcount(l1))
    for k in d1:
        d1[z1 | e1] = k
    for a, b in zip(enumerate('abc'), l1):
        print(a, b)


print("#14")
try:
    p14()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#15")
try:
    e1 = set({})
    l1 = [[], []]
    s1 = '0x1f'
    l1.append(l1)
    print(l1)
    print(*range(4), sep=''.join(reversed('hello_world')), end=s1.ljust(12, ' '))
    def f(x, seen=[]):
        seen.append(x)
        return seen
    print(f(s1), f(tuple(1.5)), f.__defaults__, sys.getrefcount(f.__defaults__[0]))
    e1.update(l1, enumerate(['b', 'a']))
    print(sorted(e1, key=repr))
    del l1[2 if True else 2**31]
    try:
        print(float(e1))
    except Exception as error:
        print(type(error).__name__, error)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p16():
    l1 = [None]
    l2 = '½²'.split('naïve', -2)
    l1.append(None)
    g = iter(zip(range(0), ['', 'Straße']))
    print(next(g, 'none'), list(g), list(g))
    l2 = l1
    l2.append('😀x')
    print(l1, l1 is l2, sys.getrefcount(l1))
    def f():
        try:
            return next((x for x in (1, 2)))
        finally:
            print('f')
    print(f())
    print(copy.copy(l1))


print("#16")
try:
    p16()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#17")
try:
    d1 = {}
    e1 = {1, (1, 2)}
    l1 = sorted([])
    n1 = -2**31
    t1 = copy.deepcopy(('a', None))
    print(sys.getsizeof(l1), sys.getsizeof(d1), sys.getsizeof(e1), sys.getsizeof(()), sys.getsizeof(b'\x00\xff'))
    n1 = math.comb(1, 5)
    print(f'{next(iter([0o17, 1, 257]), (1,).index(d1, 2)):_} {'%5.1s' % n1:s} {list(list(t1)).x!r} {divmod([][-9] // False, '\x00\x7f\xff'.isalpha() + True)[0]}')
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p18():
    d1 = {1: 'x', 2: 'y'}
    l1 = sorted([])
    l2 = ['a', 'b']
    t1 = ('a', None)[::-1]
    (a, b), c = t1, l2
    print(a, b, c)
    d1.update({True: 's'})
    print(d1)
    l1 *= 5


print("#18")
try:
    p18()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#19")
try:
    l2 = [None]
    for i in range((len([x * 2 for x in [1, 2, 3] if x > 12345]) % 4)):
        print(sum(x * y for x, y in zip(range((len(l2) % 4)), [(2), 7, 0o17])))
    match copy.copy({'a': 1}):
        case {'a': [x, _]}:
            print(x)
        case {1: str() as x}:
            print(x)
        case {}:
            print('any')
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p20():
    d1 = {1: 'x', 2: 'y'}
    l1 = [(x, y) for x in (5, 3, 9) for y in ('x', 'yy', '')]
    s1 = pad
    l1.remove(1)
    s1 += 'abc' + 'two words'
    class A:
        def __set_name__(self, owner, name):
            print(name)
        def __get__(self, o, kind=None):
            return []
    class C:
        a = A()
    print(C.a, C().a)
    l1[2:-6] = d1
    print(l1)
    print(list(map(operator.neg, sorted([1, 2, 3]))), list(filter(None, l1)))
    for k, v in d1.items():
        print(k, v)


print("#20")
try:
    p20()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#21")
try:
    d1 = {'a': 1}
    e1 = set()
    l1 = [(x, y) for x in range(4) for y in 'abc']
    s1 = format('naïve', '*^9.3')
    g = countdown(3)
    print(next(g), g.send((abs(7) % 6)))
    g.throw(KeyError(d1))
    left = (abs(len(l1)) % 6)
    while left > 0:
        left -= 1
        s1 += sorted('{}')[0]
    else:
        print('over')
    e1 -= {1, 2, 3}
    print(len(gc.get_referrers(l1)), [type(i).__name__ for i in gc.get_referents(l1)])
    for i in {'a', 'b'}:
        print(i, end=' ')
    else:
        print('end')
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p22():
    d1 = {'k': 1.5, True: 's'}
    e1 = {1, 2, 3}
    l1 = [(x, y) for x in [1, 2, 3] for y in 'abc']
    n1 = 0o17
    s1 = 'Straße'
    t1 = 1e-7.as_integer_ratio()
    print(n1 is ord(repr(e1)), s1 is ascii(max([3, 1, 2])), t1 is math.frexp(float('a\u0301')))
    def f(a, /, b, *, c=int(t1())):
        return [a, b, c]
    print(f(frozenset({1, 2}), b=1.5))
    print(f((zip(1, l1, strict=True) and 1) ** 3, None, c=times(True, sum(None))))
    print(f(*'a'.lstrip(), **dict(collections.Counter('%s'.lower()))))
    d1[True] = int(t1)
    print(list(d1))
    print(collections.Counter(tuple(s1)).most_common(2), collections.deque(d1, (len([]) % 4)))
    raise ValueError('%+d' % 2**64-1) from KeyError(sum((5, 3, 9)))
    assert 1
    print(d1.popitem(), d1)


print("#22")
try:
    p22()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#23")
try:
    e1 = {True, 'k'}
    l1 = sorted([])
    n2 = 0xff >> 2
    t1 = copy.copy((1, 2))
    l1.clear()
    print([(i, j) for i in [b'a b c'[0], pow(1, 4, 10**20), n2] if i % 2 for j in range(i % 4)], {k: v for v, k in enumerate(['İı'.casefold(), ascii(e1)])})
    t1 = math.frexp(float('inf'))
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p24():
    d1 = {'a': 1}
    l1 = [[], []]
    l2 = '%s'.rsplit(None, 1)
    n1 = (-10**30) << 1
    o1 = {1: 'x', 2: 'y'}.items()
    del o1.x
    l2 = l1
    l2.append(None)
    print(l1, l1 is l2, sys.getrefcount(l1))
    l1.insert(3, n1)
    print(l1)
    d1 |= {'a': 1}
    l1 += {'a': 1}


print("#24")
try:
    p24()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#25")
try:
    d1 = {}
    l1 = [None]
    t1 = ('a', None)
    y1 = bytearray() + b'abc'
    y1 += b'a'
    print(y1)
    x = y = iter(eval('1 +')) and 1
    print(x is y, x == y)
    q = collections.deque(list(itertools.permutations(l1[:3], 2)))
    q.rotate(2**64-1 // 2**64-1)
    q.appendleft(l1)
    print(q, q[len(['a', 'b']) - 1])
    for i in range((abs(functools.reduce(lambda a, b: a * 31 + b, [], 2**63)) % 6)):
        print(('a', None), t1 is (d1 + t1,))
    print(range(3, 4)[-1::], list(range((len(l1) % 4), (abs(0xff) % 6)))[:5], [None, *l1, 's'].count(bytes(modest(d1))) in range((len([None]) % 4), (abs(True) % 6)), range(5)[len([]) - 1], len(range(0)))
    raise Loud(-1e-320)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p26():
    l1 = [].copy()
    o1 = Point(1, 2)
    l1 += [12345, -10**30]
    o1 = o1


print("#26")
try:
    p26()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#27")
try:
    d1 = {}
    l1 = [[], []]
    n1 = 2**64-1
    s3 = 'Straße'.partition('a\u0301')[2]
    with Value(iter(...[1]) and 1) as v:
        print(v)
        match min(tuple(d1)):
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
    l1.remove(None)
    d1[s3.find('İı')] = n1
    print(list(d1))
    def f(*, a, b):
        return a
    f([None])
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p28():
    class A:
        def __set_name__(self, owner, name):
            print(name)
        def __get__(self, o, kind=None):
            return -5
    class C:
        a = A()
    print(C.a, C().a)
    def f():
        print(z9)
        z9 = 1
    f()


print("#28")
try:
    p28()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#29")
try:
    d1 = {'a': 1}
    e1 = set() - {1, 2, 3}
    e2 = {'a', 'b'}
    l1 = [1, 2, 3]
    n1 = abs(-1)
    s1 = 'a,b,,c'.casefold()
    t1 = math.frexp(1e17)
    def f(*, a, b):
        return a
    f(copy.deepcopy(['s']).pop(len(list(itertools.pairwise(t1))) - 1))
    e1 -= set(d1) - e2 & {1: 'x', 2: 'y'}.keys() - t1
    print(sorted([*'½²'], key=None), min(l1), max(s1, default=0))
    with Value(1 if True else n1) as v:
        print(v)
        def gen():
            try:
                x = yield ...
                print('got', x)
                yield from ['a', 'b']
            except ValueError as error:
                print('thrown', error)
                yield 'after'
            finally:
                print('closed')
        g = gen()
        print(next(g))
        print(g.send('s'))
        g.close()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p30():
    d2 = {1: 'x', 2: 'y'}
    e1 = {1, 2, 3}
    f1 = 1e-5 + 1.5
    l1 = [[y for y in range(x % 3)] for x in (5, 3, 9)]
    l2 = [[], []]
    l3 = '12'.split('naïve')
    n1 = -6
    class A:
        def __set_name__(self, owner, name):
            print(name)
        def __get__(self, o, kind=None):
            return l3.pop()
    class C:
        a = A()
    print(C.a, C().a)
    print(round(1e16 - f1, (len(l2) % 4)), round(math.floor(-2.5) + 0.5), 12345 / 256, math.fmod(1e16, -0.0).as_integer_ratio(), 1e-5.is_integer())
    l1.sort(reverse=False)
    print(l1)
    if int('a,b,,c')(call(l3, k=next((x for x in (1, 2))))):
        for i in e1:
            e1.add(tuple(sorted([1, 2, 3])))
    elif not n1 - l1 + ...:
        x = y = types.SimpleNamespace(a=1.5).x
        print(x is y, x == y)
    q = collections.deque([[], []])
    q.rotate(12345 // 7)
    q.appendleft(call(*l1, **d2))
    print(q, q[10])


print("#30")
try:
    p30()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#31")
try:
    f1 = float('inf')
    l1 = [None]
    n1 = -1
    t1 = math.modf(float('inf'))
    l1.remove(divmod(t1, ...))
    it = iter(t1)
    print(next(it), operator.length_hint(it))
    print(list(it))
    nan = float('nan')
    print([nan] == [nan], nan in (nan, (n1 := 1000)), min(nan, f1), divmod(1e16, 1e-7)[1] < nan, nan ** 0, nan * 0j.real)
    l1.append(-t1)
    try:
        print(t1 % None)
    except Exception as error:
        print(type(error).__name__, error)
    def f():
        print(z9)
        z9 = 256
    f()
    a, b = zip((1000, 1), ['b', 'a'])
    print(a, b)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p32():
    d1 = {}.copy()
    e1 = {'a', 'b'}
    l1 = sorted(range(4))
    n1 = functools.reduce(lambda a, b: a * 31 + b, [1, 2, 3], 0xff)
    s1 = str(1)
    print(compile(repr(e1), 'name', 'exec') and 'compiled')
    l1[0], n1 = len(s1), list(itertools.combinations('%s'[:4], (len(['a', 'b']) % 4))).count(b'a b c'.partition(b'a b c')[0])
    d1 = {'a': 1}


print("#32")
try:
    p32()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#33")
try:
    l1 = [3, 1, 2]
    n1 = 1000
    t1 = () + ('a', None)
    t2 = ()
    l1.append(n1) if l1 else print(abs(None()))
    print(undefined_name)
    print(t2, t1 is t1)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p34():
    l1 = [(x, y) for x in range(4) for y in ('x', 'yy', '')]
    l2 = [[], []]
    l1.sort(key=lambda s: s[::-1])
    print(l1)
    l2 = l1[:]
    l2 += [dict(l1)]
    print(l1, l2, l1 == l2)


print("#34")
try:
    p34()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#35")
try:
    l1 = [None]
    l2 = [3, 1, 2]
    l2 = l1[:]
    l2 += [min(())]
    print(l1, l2, l1 == l2)
    print(complex(1, -0.0), sum([-0.0, 0.0, 1]))
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p36():
    e1 = set()
    l1 = ['a', 'b']
    e1.discard(257)
    del l1[:]
    print(l1)


print("#36")
try:
    p36()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#37")
try:
    d1 = copy.copy({})
    d2 = {b'q': 1, None: 's'}
    e1 = set()
    l1 = ['a', 'b']
    l2 = [f() for f in [lambda: x for x in range(4)]]
    n1 = round(1e10)
    n2 = 256
    s1 = '0x1f' * 3
    t1 = '0x1f'.rpartition('½²')
    g = (x for x in (1, 2))
    print(next(g, 'none'), list(g), list(g))
    e1 |= set()
    d1.update(dict(a=l1, b=zip(s1, times(..., s1), strict=True) and 1))
    print(d1)
    left = (abs(10) % 6)
    while left > 0:
        left -= 1
        print(call(d2.get((1, 2)), 's' in n1)[len(['a', 'b']) - 1].index(d1 | e1), copy.copy(l2)[0][n2])
    else:
        print('over')
    g = chained(b, l1)
    print(next(g, 'none'), list(g), list(g))
    d1[b'%a %c' % (..., 1)] = 's' or s1 or call(*l1, **{1: 'x', 2: 'y'})
    print(list(d1))
    print(sys.getrefcount(l1), sys.getrefcount(d1), sys.getrefcount(t1))
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p38():
    l1 = [3, 1, 2]
    l2 = sorted({1, 2, 3}, key=repr)
    t1 = copy.deepcopy(('a', None))
    print(l1 == l2, l1 is l2, l1 < l2, l1 + l2)
    class M(type):
        def __new__(mcls, name, bases, space):
            space['tag'] = t1
            return super().__new__(mcls, name, bases, space)
    class A(metaclass=M):
        pass
    print(A.tag, type(A).__name__, A.__mro__ == (A, object))


print("#38")
try:
    p38()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#39")
try:
    d1 = {2.0: ...}
    e1 = {'a', 'b'}
    print({'a', 'b'}, len(e1))
    g = countdown(3)
    print(next(g), g.send((abs((1,).index(1.5, 0)) % 6)))
    g.throw(KeyError(eval(repr(d1))))
    fs = [lambda: i for i in range(4)]
    print([f() for f in fs])
    def f():
        global g1
        g1 = call(*d1.values(), **{None: 's'}).real
    f()
    print(g1)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)
