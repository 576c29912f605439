"""Forms of statements of generated programs; NUL stands for another statement, indented by one level."""
STATEMENTS = '''\
print(<any>)
---
print(<any>, <any>, sep=<str>)
---
try:
    print(<any>)
except Exception as error:
    print(type(error).__name__, error)
---
try:
    print(<any>)
except Exception as error:
    print(type(error).__name__, error)
---
try:
    print(<str>)
except Exception as error:
    print(repr(error))
---
try:
    print(<list>, <dict>, <set>)
except Exception as error:
    print(type(error).__name__, error)
---
try:
    print(<int>, <float>, <bool>)
except (ValueError, ArithmeticError) as error:
    print(error)
---
print(<fstring>)
---
print(<list>)
---
print(<dict>)
---
print(<set>, len(e1))
---
print(<tuple>, t1 is <tuple>)
---
print(<bool>)
---
print(<bytes>, <bytearray>)
---
print(<complex>, <float>)
---
n1 = <int>
---
s1 = <str>
---
l1 = <list>
---
d1 = <dict>
---
t1 = <tuple>
---
e1 = <set>
---
o1 = <object>
---
f1 = <float>
---
l1 = l2 = <list>
---
l2 = l1
l2.append(<any>)
print(l1, l1 is l2, sys.getrefcount(l1))
---
l2 = l1[:]
l2 += [<any>]
print(l1, l2, l1 == l2)
---
l2 = [l1] * <small>
print(len(l2), sys.getrefcount(l1))
---
l1.append(l1)
print(l1)
---
d1['self'] = d1
print(d1)
---
d2 = copy.deepcopy(d1)
d2[<hashable>] = <any>
print(d1, d2)
---
l3 = copy.copy(l1)
print(l3, all(a is b for a, b in zip(l1, l3)))
---
print(sys.getrefcount(l1), sys.getrefcount(d1), sys.getrefcount(t1))
---
print(sys.getrefcount(<list>), sys.getrefcount(o1))
---
t2 = (l1, l1, s1)
print(sys.getrefcount(l1), sys.getrefcount(t2))
---
print(sys.getsizeof(<list>), sys.getsizeof(<str>), sys.getsizeof(<int>))
---
print(sys.getsizeof(l1), sys.getsizeof(d1), sys.getsizeof(e1), sys.getsizeof(<tuple>), sys.getsizeof(<bytes>))
---
print(gc.is_tracked(<any>), gc.is_tracked(d1), gc.is_tracked(t1))
---
print(len(gc.get_referrers(l1)), [type(i).__name__ for i in gc.get_referents(l1)])
---
print(n1 is <int>, s1 is <str>, t1 is <tuple>)
---
n1 += <int>
---
n1 *= <small>
---
n1 //= <int>
---
s1 += <str>
---
l1 += tuple(<iterable>)
---
l1 *= <small>
---
t1 += <tuple>
---
e1 |= <set>
---
e1 -= <set>
---
d1 |= <dict>
---
o1 += <any>
print(o1)
---
f1 /= <number>
---
y1 += <bytes>
print(y1)
---
y1[<slice>] = <bytes>
print(y1)
---
l1.append(<any>)
---
l1.extend(list(<iterable>))
---
l1.insert(<index>, <any>)
print(l1)
---
l1.remove(<any>)
---
l1.sort(key=<key>)
print(l1)
---
l1.sort(reverse=<bool>)
print(l1)
---
l1.reverse()
print(l1)
---
l1[<index>] = <any>
print(l1)
---
l1[<slice>] = <iterable>
print(l1)
---
del l1[<slice>]
print(l1)
---
del l1[<index>]
---
l1.clear()
---
d1[<hashable>] = <any>
print(list(d1))
---
del d1[<hashable>]
---
d1.update(<dict>)
print(d1)
---
d1.update(<iterable>)
---
print(d1.popitem(), d1)
---
d1.setdefault(<hashable>, []).append(<any>)
print(d1)
---
e1.add(<hashable>)
print(e1)
---
e1.discard(<hashable>)
---
e1.remove(<hashable>)
---
e1.update(<iterable>, <iterable>)
print(sorted(e1, key=repr))
---
o1.x = repr(<any>)
print(o1.x)
---
del o1.x
---
a, b = <iterable>
print(a, b)
---
a, *b = <iterable>
print(a, b)
---
*a, b, c = <iterable>
print(a, b, c)
---
(a, b), c = <tuple>, <any>
print(a, b, c)
---
n1, n2 = n2, n1
print(n1, n2)
---
l1[0], n1 = <any>, <int>
---
for i in <iterable>:
    print(i, end=' ')
else:
    print('end')
---
for i, x in enumerate(<iterable>):
    if x == <any>:
        continue
    if i > <small>:
        break
    print(i, x)
---
for a, b in zip(<iterable>, <iterable>):
    print(a, b)
---
for k, v in d1.items():
    print(k, v)
---
for k in d1:
    d1[<hashable>] = k
---
for i in e1:
    e1.add(<hashable>)
---
for i in range(<small>):
    \0
---
left = <small>
while left > 0:
    left -= 1
    \0
else:
    print('over')
---
if <bool>:
    \0
else:
    \0
---
if <any>:
    \0
elif <bool>:
    \0
---
try:
    \0
except (TypeError, ValueError) as error:
    print('caught', error)
else:
    print('fine')
finally:
    print('finally')
---
try:
    \0
except Exception as error:
    raise Loud(<any>) from error
---
try:
    \0
except KeyError:
    \0
---
try:
    \0
finally:
    print(<any>)
---
raise Loud(<any>)
---
raise ValueError(<str>) from KeyError(<any>)
---
try:
    raise ExceptionGroup(<str>, [ValueError(<any>), TypeError(<any>), KeyError(<any>)])
except* (TypeError, KeyError) as group:
    print(repr(group), group.exceptions)
---
with Value(<any>) as v:
    print(v)
    \0
---
assert <bool>, <any>
---
assert <any>
---
def f(a, b=<any>, *args, c=<any>, **kwargs):
    return a, b, args, c, kwargs
print(f(<any>), f(*<iterable>), f(<any>, <any>, <any>, c=<any>, d=<any>))
---
def f(a, /, b, *, c=<any>):
    return [a, b, c]
print(f(<any>, b=<any>))
print(f(<any>, <any>, c=<any>))
print(f(*<iterable>, **<dict>))
---
def f(n):
    return n if n < 2 else f(n - 1) + f(n - 2)
print(f(<small>))
---
def f(x, seen=[]):
    seen.append(x)
    return seen
print(f(<any>), f(<any>), f.__defaults__, sys.getrefcount(f.__defaults__[0]))
---
def outer():
    n = <int>
    def inner(m):
        nonlocal n
        n += m
        return n
    return inner
f = outer()
print(f(1), f(<int>), f.__closure__[0].cell_contents)
---
def f(x):
    def g():
        return x
    x = <any>
    return g
print(f(1)(), sys.getrefcount(f(l1)()))
---
fs = [lambda: i for i in range(<small>)]
print([f() for f in fs])
---
def gen():
    try:
        x = yield <any>
        print('got', x)
        yield from <iterable>
    except ValueError as error:
        print('thrown', error)
        yield 'after'
    finally:
        print('closed')
g = gen()
print(next(g))
print(g.send(<any>))
g.close()
---
g = countdown(<small>)
for i in g:
    print(i)
print(next(g, <any>))
---
g = countdown(3)
print(next(g), g.send(<small>))
g.throw(KeyError(<any>))
---
g = <generator>
print(next(g, 'none'), list(g), list(g))
---
it = iter(<iterable>)
print(next(it), operator.length_hint(it))
print(list(it))
---
match <any>:
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
---
match <tuple>:
    case ():
        print('empty')
    case (x,) if x:
        print('one', x)
    case (1 | 2 as x, y):
        print(x, y)
    case [*_, last]:
        print(last)
---
match <dict>:
    case {'a': [x, _]}:
        print(x)
    case {1: str() as x}:
        print(x)
    case {}:
        print('any')
---
class A:
    x = <any>
    def __init__(self, v):
        self.v = v
    def __getattr__(self, name):
        return name, self.v
a = A(<any>)
print(a.v, a.x, a.y, vars(a), A.x is a.x)
---
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
print(A(<any>) + A(<any>), <any> + A(<any>), A(<any>) == <any>, A.total)
---
class B(Point):
    def __init__(self, x):
        super().__init__(x, <any>)
    def __len__(self):
        return <small>
    def __iter__(self):
        return iter((self.x, self.y))
b = B(<any>)
print(b, len(b), list(b), isinstance(b, Point), bool(b))
---
class M(type):
    def __new__(mcls, name, bases, space):
        space['tag'] = <any>
        return super().__new__(mcls, name, bases, space)
class A(metaclass=M):
    pass
print(A.tag, type(A).__name__, A.__mro__ == (A, object))
---
class D:
    def __del__(self):
        print('del', self.v)
a = D()
a.v = <any>
b = [a]
del a
b = <any>
---
class A:
    __slots__ = 'v', 'w'
a = A()
a.v = <any>
print(a.v)
print(a.w)
---
class A:
    def __set_name__(self, owner, name):
        print(name)
    def __get__(self, o, kind=None):
        return <any>
class C:
    a = A()
print(C.a, C().a)
---
print({**<dict>, 'z': <any>}, [*<iterable>, *<iterable>], (*<list>,))
---
print(*<iterable>, sep=<str>, end=<str>)
---
print([(i, j) for i in <ints> if i % 2 for j in range(i % 4)], {k: v for v, k in enumerate(<strs>)})
---
print([y for x in <list> if (y := x)], {x for x in <str> if x not in 'aeiou'})
---
x = y = <any>
print(x is y, x == y)
---
def f():
    global g1
    g1 = <any>
f()
print(g1)
---
print(sorted(<list>, key=<key>), min(<iterable>), max(<iterable>, default=0))
---
print(<str>.split(<str>), <str>.partition(<str>), <str>.splitlines(), <str>.rsplit(<str>, 1))
---
print(sum(<ints>), sum(<list>, <any>), math.prod(<ints>))
---
print(list(map(<function>, <iterable>)), list(filter(None, <iterable>)))
---
print((<int>).to_bytes(<small>, 'big'), int.from_bytes(<bytes>, 'little'))
---
print(divmod(<number>, <number>), pow(<int>, <small>), <number> % <number>, <number> // <number>)
---
print(round(<float>, <small>), round(<float>), <float>, (<float>).as_integer_ratio(), (<float>).is_integer())
---
print(<str>.encode(<codec>, <errors>), <bytes>.decode(<codec>, <errors>))
---
print(<frozenset> | <set>, <set> <= <set>, hash(<frozenset>) == hash(<frozenset>))
---
print(memoryview(<bytes>)[<slice>].tolist(), <bytes>.find(<bytes>), <bytes>.split(), <bytearray>.pop())
---
print(<range>, list(<range>)[:5], <int> in <range>, <range>[<index>], len(<range>))
---
print(Pair(<any>, <any>)._asdict(), Pair._fields, Pair(*<iterable>))
---
print(collections.Counter(<iterable>).most_common(2), collections.deque(<iterable>, <small>))
---
q = collections.deque(<list>)
q.rotate(<int>)
q.appendleft(<any>)
print(q, q[<index>])
---
print(type(<any>), type(<any>) is type(<any>), isinstance(<any>, <type>))
---
exec('x = %r\\nprint(x)' % (<any>,))
---
print(compile(<source>, 'name', 'exec') and 'compiled')
---
print(<any>.__class__.__name__, <any>.__doc__ is None)
---
l1 = <list>; l2 = l1; del l1
print(l2, sys.getrefcount(l2))
---
t1 = (<any>, [])
t1[1].append(<any>)
t1[1] += [1]
---
lst = [[<any>] * 2] * <small>
if lst:
    lst[0][0] = <any>
print(lst)
---
print(l1 == l2, l1 is l2, l1 < l2, l1 + l2)
---
print(<int> in <container>, <str> in <container>, <any> not in <container>)
---
print('%s %d %r' % (<any>, <number>, <any>), <percent> % (<any>,))
---
print(f'{<number>:<fspec>} {<str>:<fsspec>} {<any>!r} {<int>}')
---
print(format(<any>, <spec>), <str>.format(<any>, a=<any>))
---
def f():
    try:
        return <any>
    finally:
        print('f')
print(f())
---
def f(a):
    del a
    return a
f(<any>)
---
def f():
    print(z9)
    z9 = <any>
f()
---
def f(*, a, b):
    return a
f(<any>)
---
l1.append(n1) if l1 else print(<any>)
print(undefined_name)
---
x = <any>
x.nothing
---
x = <any>
x[<any>]
---
x = (<any> +
     <any> *
     <small>)
print(x)
---
print(call(<any>, <any>)[<index>].index(<any>), <list>[<index>][<index>])
---
print(sum(x * y for x, y in zip(<ints>, <ints>)))
---
nan = float('nan')
print([nan] == [nan], nan in (nan, <number>), min(nan, <number>), <number> < nan, nan ** 0, nan * <number>)
---
import nonexistent
---
from math import nothing
---
print(sys.intern(<str>) is s1, id(l1) == id(l2))
'''.replace('\\0', '\0').split('\n---\n')
STATEMENTS[-1] = STATEMENTS[-1].rstrip('\n')
