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
    d1 = {1: 'x', 2: 'y'}
    l1 = [3, 1, 2]
    l2 = [[], []]
    s1 = ''.translate({97: None, 98: None, 99: "Z"})
    try:
        l1[2:] = []
        print(l1)
    except Exception as error:
        raise Loud(list('s')) from error
    def f(a):
        del a
        return a
    f({1: 'x', 2: 'y'}.get(None, l1))
    l1 = list(itertools.product([3, 1, 2][:2], 'ABC'[:2])); l2 = l1; del l1
    print(l2, sys.getrefcount(l2))
    l1.remove({**copy.deepcopy({1: 'x', 2: 'y'}), '😀x': eval('1 +')}.pop(True, d1))
    class A:
        x = s1
        def __init__(self, v):
            self.v = v
        def __getattr__(self, name):
            return name, self.v
    a = A(d1 < ({'a': 1}[1]) ** (len(l2) % 4))
    print(a.v, a.x, a.y, vars(a), A.x is a.x)


print("#0")
try:
    p0()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#1")
try:
    l1 = [[y for y in range(x % 3)] for x in range(10, 0, -3)]
    n1 = b'\x00\xff'[1]
    s1 = 'two words'
    t1 = slice(255, 0, -5).indices(10)
    t2 = ('a', None)
    print(n1 is -min([1, 2, 3]), s1 is f'{sorted('½²')[0]!r:>{((len([[], []]) % 4) * 3)}}', t1 is t2)
    a, *b = [1, 2, 3]
    print(a, b)
    l1.reverse()
    print(l1)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p2():
    d2 = {'a': 1}
    s1 = str('s')
    try:
        print(compile('[x for x in (1, 2)]', 'name', 'exec') and 'compiled')
    except (TypeError, ValueError) as error:
        print('caught', error)
    else:
        print('fine')
    finally:
        print('finally')
    def outer():
        n = hex(10).replace('hello_world', 'aXbX').index(str(None) if s1.isidentifier() else 'abc')
        def inner(m):
            nonlocal n
            n += m
            return n
        return inner
    f = outer()
    print(f(1), f(math.isqrt(abs(len(s1)))), f.__closure__[0].cell_contents)
    print(d2)
    def f():
        print(z9)
        z9 = 1.5
    f()


print("#2")
try:
    p2()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#3")
try:
    d1 = {x: x * x for x in range(4)}
    d2 = {}
    l3 = [None]
    n1 = sum((5, 3, 9))
    t1 = ('a', None)
    z1 = frozenset({1, 2})
    print(format(list(list((x for x in (1, 2))).pop()), 'E'), f'{oct(3)!r:>{(4 * 3)}}'.lower().format(max(l3), a=dict({v: k for k, v in enumerate(d1)})))
    n1 += len(d2)
    print('%s %d %r' % (1, n1, z1), '%r' % (float(t1),))
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p4():
    d1 = {}
    d2 = {1: 'x', 2: 'y'}
    f1 = 1e17
    l1 = [1, 2, 3]
    n1 = int('-3.5')
    s1 = hex(0b1011)
    t1 = tuple(sorted((5, 3, 9)))
    def f(x, seen=[]):
        seen.append(x)
        return seen
    print(f(round(None)), f(sorted(...)), f.__defaults__, sys.getrefcount(f.__defaults__[0]))
    for k, v in d1.items():
        print(k, v)
    print(n1 is [1, 2, 3].index(l1) if {} == d1 else (-2**31) ** 1, s1 is 'Straße', t1 is (1, 2))
    print(d1 or 1, call(*s1, **d2), sep=ascii(...))
    def f(n):
        return n if n < 2 else f(n - 1) + f(n - 2)
    print(f((abs(-6) % 6)))
    if d1.get(1e22 % n1):
        for k, v in d1.items():
            print(k, v)
    elif '{}'.isalpha():
        def outer():
            n = (pow(-6, (abs(0) % 6), 257 | 12345)) << 2
            def inner(m):
                nonlocal n
                n += m
                return n
            return inner
        f = outer()
        print(f(1), f(int('%#o' % f1, 1) + range(10, 2, -2).index(10 if True else 2**63)), f.__closure__[0].cell_contents)
    if len(s1):
        class A:
            def __set_name__(self, owner, name):
                print(name)
            def __get__(self, o, kind=None):
                return d1
        class C:
            a = A()
        print(C.a, C().a)
    elif False:
        class A:
            __slots__ = 'v', 'w'
        a = A()
        a.v = getattr(Point(1, 2), "x", 's')
        print(a.v)
        print(a.w)


print("#4")
try:
    p4()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#5")
try:
    d1 = copy.deepcopy({})
    e1 = {'a', 'b'}
    f1 = 1e-7
    t1 = ('a', None)
    d1.update(d1)
    print(d1)
    print(math.frexp(float('')) is (e1,))
    def gen():
        try:
            x = yield bytes(modest(t1))
            print('got', x)
            yield from e1
        except ValueError as error:
            print('thrown', error)
            yield 'after'
        finally:
            print('closed')
    g = gen()
    print(next(g))
    print(g.send(zip(1.5, 's', strict=True) and 1))
    g.close()
    f1 = float.fromhex(123456789.125.hex())
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p6():
    d1 = {'a': 1}
    s1 = 'hello_world'
    for k in d1:
        d1[3.14159] = k
    print((1, 2).index(..., 3) in [], hex(3) in d1, d1 | 1.5 not in s1)


print("#6")
try:
    p6()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#7")
try:
    d1 = {1: 'x', 2: 'y'}
    l1 = ['a', 'b']
    l2 = list((x for x in (1, 2)))
    t1 = 2.5.as_integer_ratio()
    t2 = math.frexp(2.5)
    l2 = l1[:]
    l2 += [eval(repr(d1))]
    print(l1, l2, l1 == l2)
    print([y for x in list(itertools.islice((x for x in (1, 2)), (abs(2**64-1) % 6))) if (y := x)], {x for x in type([3, 1, 2]).__name__ if x not in 'aeiou'})
    t1 = copy.deepcopy(t2)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p8():
    d1 = {1: 'x', 2: 'y'}
    l1 = [1, 2, 3]
    r1 = range(5, 1)
    t1 = ('a', None)
    print(len(gc.get_referrers(l1)), [type(i).__name__ for i in gc.get_referents(l1)])
    def f(x, seen=[]):
        seen.append(x)
        return seen
    print(f([... for _ in range(4)].pop(len(copy.copy([None])) - 1)), f(range(10, 1, -2).real), f.__defaults__, sys.getrefcount(f.__defaults__[0]))
    print(range(4, 20, -1)[:9], list(r1)[:5], math.floor(0.5) in range(2, 20, -6)[:9], range(4, 20, 1)[:9][len(['a', 'b']) - 1], len(range(0)[2:-10]))
    print(gc.is_tracked(...), gc.is_tracked(d1), gc.is_tracked(t1))
    lst = [[list(range(0, 5))] * 2] * (abs('a,b,,c'.replace('½²', pad).count('{}'.format(l1, t1))) % 6)
    if lst:
        lst[0][0] = d1
    print(lst)


print("#8")
try:
    p8()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#9")
try:
    d1 = {1: 'x', 2: 'y'}
    l1 = [None]
    n1 = -10**30 | 2
    s1 = 'abc'[None::-2]
    class A:
        __slots__ = 'v', 'w'
    a = A()
    a.v = True
    print(a.v)
    print(a.w)
    def f(x):
        def g():
            return x
        x = d1
        return g
    print(f(1)(), sys.getrefcount(f(l1)()))
    try:
        print(','.join(map(str, tuple(sorted([1, 2, 3])))))
    except Exception as error:
        print(repr(error))
    print(zip(d1, n1, strict=True) and 1)
    s1 = ascii(d1)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p10():
    s1 = '😀x'.capitalize()
    x = y = float(abs(s1))
    print(x is y, x == y)
    print(collections.Counter('ǅǆ').most_common(2), collections.deque([], (abs(False) % 6)))


print("#10")
try:
    p10()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#11")
try:
    e1 = {1: 'x', 2: 'y'}.keys() & {1, 2, 3}
    l1 = [1, 2, 3].copy()
    l2 = [y := True, y + 1]
    s1 = sorted('\x00\x7f\xff')[0]
    t1 = math.modf(1e-5)
    t2 = 0.5.as_integer_ratio()
    t1 = copy.deepcopy(t2 + ())
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
    print(A(1) + A((s1)), 's' + A(1), A(e1) == s1, A.total)
    l1.sort(key=lambda s: s[::-1])
    print(l1)
    t1 += (*l1, ... < -2**31)
    l1.extend((1, 2))
    try:
        print(l2.pop())
    except Exception as error:
        print(type(error).__name__, error)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p12():
    d1 = {'a': 1}
    d2 = {}
    f1 = 1 / 12345
    l1 = [None for _ in range(1)]
    n1 = 'ǅǆ'.find('two words')
    s1 = ['b', 'a'][-1]
    t2 = slice(12345, 7, 0).indices(10)
    n1 *= 3
    print(Pair(f1 < n1, 's')._asdict(), Pair._fields, Pair(*d1))
    d1.update(d2)
    print(d1)
    d2 = copy.deepcopy(d1)
    d2['hello_world'[::-1]] = 's'
    print(d1, d2)
    from math import nothing
    t2 = (l1, l1, s1)
    print(sys.getrefcount(l1), sys.getrefcount(t2))
    a, b = s1
    print(a, b)


print("#12")
try:
    p12()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#13")
try:
    d1 = {}
    n1 = 2**63
    o1 = Point(1, 2)
    s3 = '{}'
    t1 = copy.deepcopy(())
    d1 = dict(zip(list(itertools.combinations(s3[:4], 3)), t1))
    def f():
        global g1
        g1 = [None]
    f()
    print(g1)
    print({'a': 1})
    print(format(tuple(1.5), ',.2f'), '%s|%r|%a' % (d1, n1, t1).format(reversed(1.5) and 1, a=1))
    print(sys.getrefcount(sorted([[1, 2, 3]] * 1)), sys.getrefcount(o1))
    print(d1.popitem(), d1)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p14():
    d1 = {1: 'x', 2: 'y'}
    l1 = [[], []]
    s1 = '-3.5'
    t1 = ()
    print({**{1: 'x', 2: 'y'}, 2.0: s1})
    class M(type):
        def __new__(mcls, name, bases, space):
            space['tag'] = d1
            return super().__new__(mcls, name, bases, space)
    class A(metaclass=M):
        pass
    print(A.tag, type(A).__name__, A.__mro__ == (A, object))
    print(operator.itemgetter(len([3, 1, 2]) - 1)(abs(t1)), l1, sep='Straße'[::-1] * 2)


print("#14")
try:
    p14()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#15")
try:
    d1 = {k: v for k, v in {}.items() if v}
    e1 = {'a', 'b'}
    f1 = -1e-320
    t1 = (1, 2)
    f1 /= abs(1j)
    try:
        print(7, 0j.real, isinstance(e1, str))
    except (ValueError, ArithmeticError) as error:
        print(error)
    d1.setdefault(math.frexp(1/3), []).append([3, 1, 2][0] | 1 or t1)
    print(d1)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p16():
    l1 = [y := 10, y + 1]
    n1 = int.from_bytes(b'', "little", signed=True)
    s1 = '{0} {0!r:>10} {1:{2}}'.format(None, 2**31, '#o')
    t1 = (1, 2)
    l1 += t1
    class D:
        def __del__(self):
            print('del', self.v)
    a = D()
    a.v = l1
    b = [a]
    del a
    b = 1
    del l1[().index(n1, 5):b"it's"[0]:]
    print(l1)
    for i in range((abs(-2**31) % 6)):
        print(min((5, 3, 9)) in s1, '{0} {0!r:>10} {1:{2}}'.format(t1, -5, 'X').join('abc') in range(0), list(itertools.accumulate(range(4))) not in l1)
    from math import nothing


print("#16")
try:
    p16()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#17")
try:
    d1 = {'a': 1}
    e1 = {'a', 'b'}
    f1 = math.hypot(0.5, -1e-320)
    n1 = (0xff) << 3
    n2 = 10**20 >> 2
    s1 = 'hello_world'.swapcase()
    t1 = (1, 2)
    print(sorted('')[0].encode('latin-1', 'ignore'), bytes((5, 3, 9)).decode('utf-16', 'replace'))
    def f(a, b=d1, *args, c=zip(['a', 'b'], s1, strict=True) and 1, **kwargs):
        return a, b, args, c, kwargs
    print(f(sorted(None) + e1), f(*t1), f(n1, n1, n1, c={1: 'x', 2: 'y'}.keys().x, d=n2 if False else e1(n1)))
    d1[f1] = True
    print(list(d1))
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p18():
    d1 = {1: 'x', 2: 'y'}
    l1 = list(itertools.permutations([1, 2, 3][:3], 2))
    n1 = False
    t1 = ('a', None)
    y1 = bytearray()
    print('%s %d %r' % ({1: 'x', 2: 'y'}, n1, (lambda: t1)()), '%#.3g' % (d1,))
    print(sum(range(10, 0, -3)), sum(list(zip('\x00\x7f\xff', l1)), float.fromhex(1.0.hex())), math.prod(range((abs('0x1f'.index('aXbX')) % 6))))
    y1[:] = bytes.fromhex("00 ff 41")
    print(y1)
    l1.extend(())


print("#18")
try:
    p18()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#19")
try:
    d1 = {1: 'x', 2: 'y'}
    e1 = {'a', 'b'}
    l1 = []
    print(len(gc.get_referrers(l1)), [type(i).__name__ for i in gc.get_referents(l1)])
    exec('x = %r\nprint(x)' % ({1: 'x', 2: 'y'}.setdefault(b'', e1 in e1),))
    for k in d1:
        d1['k'] = k
    print(len(gc.get_referrers(l1)), [type(i).__name__ for i in gc.get_referents(l1)])
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p20():
    e1 = {'a', 'b'}
    l1 = [[], []]
    n3 = (-1 and True)
    s3 = '😀x'.lower()
    t1 = 'Straße'.rpartition('0x1f')
    class B(Point):
        def __init__(self, x):
            super().__init__(x, 's')
        def __len__(self):
            return -5 // 2**31
        def __iter__(self):
            return iter((self.x, self.y))
    b = B(l1)
    print(b, len(b), list(b), isinstance(b, Point), bool(b))
    print('naïve'.split('%s|%r|%a' % (None, e1, t1).lstrip().title()), 'aXbX'.partition("it's"), format(3.14159 + 0.1, '.3g').splitlines(), f'{('s') ** 4!s:>20}' 'tail'.rsplit('12'.replace("it's", hex('hello_world'.index(s3)), len([t1, ...]) - 1), 1))
    l1 = [3, 1, 2]
    def f():
        global g1
        g1 = (lambda a, b=n3: a - b)(1000)
    f()
    print(g1)
    import nonexistent
    l1.sort(key=len)
    print(l1)
    del l1[:]
    print(l1)


print("#20")
try:
    p20()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#21")
try:
    d1 = {1: 'x', 2: 'y'}
    f1 = 2.5
    l2 = sorted(set(), key=repr)
    n1 = 12345 - 0
    s1 = b'a'.hex()
    t1 = slice(10, 10, True).indices(10)
    print(f'{True:{3}}')
    (a, b), c = copy.deepcopy((s1,))[:], (lambda: list(itertools.pairwise(t1))[5])()
    print(a, b, c)
    for k, v in d1.items():
        print(k, v)
    f1 /= n1
    print(''.join(reversed('two words')).encode('utf-8-sig', 'ignore'), b'a b c'.decode('utf-8-sig', 'backslashreplace'))
    def f():
        print(z9)
        z9 = {}.pop(None, ...) if not s1 else max(l2)
    f()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p22():
    d1 = {1: 'x', 2: 'y'}
    e1 = {'a', 'b'}
    f2 = 1e300
    l1 = []
    l3 = [3, 1, 2]
    s1 = 'x\ty\n'
    t1 = ()
    for k, v in d1.items():
        print(k, v)
    it = iter(copy.copy(d1).values())
    print(next(it), operator.length_hint(it))
    print(list(it))
    print(f'{10:x} {'-3.5':10} {d1[2.0]!r} {l3.index(...)}')
    def f(x):
        def g():
            return x
        x = sum(l1)
        return g
    print(f(1)(), sys.getrefcount(f(l1)()))
    d1.update(dict(a=t1, b=s1))
    print(d1)
    del l1[-2:-1:3]
    print(l1)
    print('%s %d %r' % (1, f2, None), '%-10.1f|' % (e1,))


print("#22")
try:
    p22()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#23")
try:
    e1 = {'a', 'b'}
    f1 = -1e-320
    f2 = 0.5
    l1 = [3, 1, 2]
    n1 = math.floor(1e300)
    n2 = 10
    t1 = ()
    print(round(math.sqrt(n1), 5), round(sum([1e-5, 123456789.125, -5])), -1e-320, -0.5.as_integer_ratio(), f2.is_integer())
    print(hasattr({}[1], 'a'))
    print(divmod(f1, 1j.real), pow(ord(format(f1, '08,.1f')), (abs(math.comb(2, 1)) % 6)), round(3.14159) % n2, 1e17 // False + True)
    g = countdown(3)
    print(next(g), g.send((abs(n2) % 6)))
    g.throw(KeyError(e1))
    l1.remove(t1)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p24():
    d1 = {k: v for k, v in {1: 'x', 2: 'y'}.items() if v}
    e1 = {'a', 'b'}
    l1 = copy.deepcopy([])
    l2 = list(itertools.combinations('½²'[:4], 3))
    s1 = '12'
    t1 = (1,)
    print(l1 == l2, l1 is l2, l1 < l2, l1 + l2)
    for a, b in zip(enumerate(map(str, [])), min(('x', 'yy', ''))):
        print(a, b)
    g = chained(d1, t1)
    print(next(g, 'none'), list(g), list(g))
    print(None.__class__.__name__, e1.__doc__ is None)
    try:
        print([a for a, *b in [[1, 2, 3], ('a', None)]], dict(enumerate(d1)), e1.difference(s1))
    except Exception as error:
        print(type(error).__name__, error)


print("#24")
try:
    p24()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#25")
try:
    d1 = {1: 'x', 2: 'y'}
    f1 = abs(complex(1, -0.0))
    try:
        print(list(d1))
    except Exception as error:
        print(type(error).__name__, error)
    nan = float('nan')
    print([nan] == [nan], nan in (nan, f1), min(nan, f1), 1e-7 < nan, nan ** 0, nan * 1e-7)
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p26():
    t1 = tuple(sorted([]))
    print(sys.getsizeof('a'.split()), sys.getsizeof('two words'.ljust(5, 'é')), sys.getsizeof(math.floor(1e-5)))
    a, *b = t1
    print(a, b)


print("#26")
try:
    p26()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#27")
try:
    f1 = math.trunc(2.5) * 1.0
    l2 = [None][None:0:1]
    l3 = ['a', 'b']
    n1 = 2
    t1 = (1,)
    print(round(abs(1j), 0), round(abs(1j + n1)), -1e17 - f1, 1e16.as_integer_ratio(), math.hypot(1e17 - f1, 2.5).is_integer())
    print(format(int(l3[5]), ','), '-3.5'.casefold().format(1, a=max(copy.deepcopy(l2))))
    try:
        print(abs(t1))
    except Exception as error:
        print(type(error).__name__, error)
    def f(a, b=None, *args, c=[3, 1, 2], **kwargs):
        return a, b, args, c, kwargs
    print(f(divmod('s', None)), f(*[]), f({'a': 1}.get(2.0), 10**20, n1, c=(), d=...))
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p28():
    d1 = {'a': 1}
    n1 = divmod(2**31, 10**20)[0]
    def f(*, a, b):
        return a
    f(abs(1.5)(n1 and d1))
    try:
        print(type(n1).__name__)
    except Exception as error:
        print(repr(error))


print("#28")
try:
    p28()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#29")
try:
    l1 = [[], []]
    l2 = [(x, y) for x in [] for y in 'abc']
    l3 = ['a', 'b']
    l1 = l2 = list({b'': sorted(1), (1, 2): l1})
    class M(type):
        def __new__(mcls, name, bases, space):
            space['tag'] = next((x for x in (1, 2)))
            return super().__new__(mcls, name, bases, space)
    class A(metaclass=M):
        pass
    print(A.tag, type(A).__name__, A.__mro__ == (A, object))
    del l1[len([[], []]) - 1]
    print(sys.getsizeof(l3), sys.getsizeof('a'), sys.getsizeof((256) ** 0))
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p30():
    c1 = -0j
    d1 = {**{1: 'x', 2: 'y'}, 2.0: ...}
    e1 = {1, 2, 3}
    l1 = [y := 0o17, y + 1]
    n1 = 256
    o1 = Point(1, 2)
    s1 = 'abc'.upper()
    s2 = -0.0.hex()
    t1 = divmod(2, 2**31)
    def f():
        global g1
        g1 = '日本語'
    f()
    print(g1)
    def f():
        global g1
        g1 = c1 / 0j + operator.itemgetter(n1)(l1) | n1
    f()
    print(g1)
    def f(*, a, b):
        return a
    f(round(Pair(d1, e1).x))
    for a, b in zip(zip(range(0), ['a\u0301', 'a', s2]), l1):
        print(a, b)
    def f(a, /, b, *, c=abs(list(d1))):
        return [a, b, c]
    print(f((*d1, e1), b=sorted(d1) in list(...)))
    print(f(l1, collections.Counter(t1).x, c=(o1) ** (abs(True) % 6)))
    print(f(*zip((5, 3, 9), ['b', 'a']), **{True: s1, 'k': e1} | dict({}, z=None)))


print("#30")
try:
    p30()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#31")
try:
    e1 = set()
    l1 = []
    n1 = 10
    s1 = '\x00\x7f\xff'
    n1 += 0xff
    try:
        print(int('%s', 8), 2.5 + 2.5, l1 != s1)
    except (ValueError, ArithmeticError) as error:
        print(error)
    class B(Point):
        def __init__(self, x):
            super().__init__(x, e1)
        def __len__(self):
            return 0o17.bit_count()
        def __iter__(self):
            return iter((self.x, self.y))
    b = B(...)
    print(b, len(b), list(b), isinstance(b, Point), bool(b))
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p32():
    d1 = {'a': 1}
    e1 = set()
    l1 = [None]
    t1 = ('a', None)
    y1 = bytearray([])
    d1.update(b'hello')
    print(call(iter(dict(1)) and 1, [][len(l1) - 1])[0].index(min((*t1, e1))), [t1, *(), d1][True][12345])
    y1 += '{}'.encode('utf-8-sig', 'backslashreplace').split()[0]
    print(y1)


print("#32")
try:
    p32()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#33")
try:
    l1 = [None]
    assert 'aXbX'.isidentifier(), 's'
    l1.remove(list((x for x in (1, 2))))
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p34():
    d1 = {}
    e1 = {'a', 'b'}
    f1 = 123456789.125
    l1 = [3, 1, 2]
    n1 = 0xff
    t1 = (1,)
    y1 = bytearray(b'abc')[::-1]
    z1 = frozenset({1, 2})
    f1 = math.sqrt(1e-7)
    l1[0], n1 = float(d1), next(iter([]), False)
    y1[None:t1.index(..., 0)] = '-3.5'.encode()
    print(y1)
    print(divmod([1, 2, 3][0], [][3])[0].to_bytes((abs(0xff) % 6), 'big'), int.from_bytes(b'a b c'.hex().encode(), 'little'))
    e1.discard(z1)


print("#34")
try:
    p34()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#35")
try:
    l1 = sorted(range(4))
    n1 = -10**30
    s1 = 'aXbX'
    s3 = 'a,b,,c'
    with Value(iter(s1 @ ...) and 1) as v:
        print(v)
        def f(a):
            del a
            return a
        f(sorted(l1)())
    print('12'.title().split('aXbX'), ascii(l1).partition('ǅǆ'), string.Template("$a $$ ${b}").substitute(a=1, b=...).splitlines(), s3.strip('{}').rsplit(oct(12345), 1))
    print(Pair(divmod(n1, s1), s1)._asdict(), Pair._fields, Pair(*(x for x in (1, 2))))
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p36():
    d1 = {}
    f2 = 123456789.125
    l1 = [3, 1, 2]
    l2 = [[], []]
    n1 = sum((5, 3, 9))
    s1 = '½²'
    t1 = copy.deepcopy((1, 2))
    print(sys.intern('a,b,,c') is s1, id(l1) == id(l2))
    print(round(min(1000, min(n1, 1/3)), 0), round(float('inf')), 1e-7, -0.0.as_integer_ratio(), -1e-320.is_integer())
    l1.insert(n1, t1)
    print(l1)
    print([(i, j) for i in [1, 2, 3] if i % 2 for j in range(i % 4)], {k: v for v, k in enumerate(map(str, [1, 2, 3]))})
    print(sys.getsizeof(l2), sys.getsizeof('日本語'), sys.getsizeof(round(f2)))
    for k, v in d1.items():
        print(k, v)


print("#36")
try:
    p36()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#37")
try:
    d1 = dict(collections.Counter("it's"))
    d2 = {}
    e1 = set()
    s1 = '-3.5'.center(12)
    print('İı'.count('a,b,,c').to_bytes(4, 'big'), int.from_bytes(b'a b c'.title(), 'little'))
    del d1['']
    def f(*, a, b):
        return a
    f({1: 'x', 2: 'y'}.get(True))
    def f():
        try:
            return abs(1.5)
        finally:
            print('f')
    print(f())
    e1.update(s1, [[], []])
    print(sorted(e1, key=repr))
    d1 |= {**d2, b'q': 'ǅǆ'}
    print(range(0, 20, -2**31)[:9], list(range(5)[:1:-1])[:5], operator.index(1000) in range(0, 4), range(5)[len([]) - 1], len(range(0)[:]))
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

def p38():
    l1 = [1, 2, 3]
    n1 = sum(range(10, 0, -3))
    n2 = 257
    o1 = Point(1, 2)
    s1 = 'ABC'
    t2 = (1,)
    o1 += ...
    print(o1)
    g = countdown(3)
    print(next(g), g.send((len('x\ty\n'.rsplit(None, 1)) % 4)))
    g.throw(KeyError(max(l1)))
    class A:
        x = bytearray(b'abc')
        def __init__(self, v):
            self.v = v
        def __getattr__(self, name):
            return name, self.v
    a = A(n1.real)
    print(a.v, a.x, a.y, vars(a), A.x is a.x)
    n1, n2 = n2, n1
    print(n1, n2)
    t2 = (l1, l1, s1)
    print(sys.getrefcount(l1), sys.getrefcount(t2))


print("#38")
try:
    p38()
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)

print("#39")
try:
    d1 = {}
    e1 = {2.0, b'q'}
    f1 = 2.5
    l1 = [1, 2, 3]
    l2 = [[], []]
    n1 = next(iter(range(10, 0, -3)), -1)
    s1 = '%s'
    s2 = 'two words'.lstrip()
    del d1[True]
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
    print(A(e1()) + A('s'), s1 + A(-1), A(list('s')) == call(e1, k=l1), A.total)
    assert set().copy() <= set(), -5
    print(sorted(s2.strip().replace('%g' % f1, '{0} {0!r:>10} {1:{2}}'.format(n1, -2**31, '#.3g'), -2).split(f'{'naïve'.join('abc')!r:>{(3 * 3)}}'), key=repr), min(s1), max(('a', None), default=0))
    if {v: k for k, v in enumerate(s1)}:
        g = (x for x in (1, 2))
        print(next(g, 'none'), list(g), list(g))
    elif '{}'.isascii():
        print(sys.intern(''.format(l1, ...).join(['', 'a,b,,c', '-3.5'])) is s1, id(l1) == id(l2))
except Exception as error:
    sys.excepthook(type(error), error, error.__traceback__)
