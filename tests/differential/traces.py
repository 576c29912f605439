"""Forms of statements that end in tracebacks with carets, and about generators, coroutines, managers, closures and patterns; see statements.py."""
TRACES = '''\
x = <dict>
y = x['a']['b'][<index>].c(<any>)
---
x = <object>
x.y.z = <any>
---
x = [<any>, <any>]
x[<any>][<any>] = <any>
---
x = [<any>]
x[0] += <any>
del x[<any>]
---
x = <any>
x += <any>; print(x); x -= <any>
---
def f(*, a): return a
print(1, f(a=<any>), f(<any>), 2)
---
x = (<any>
     + <any>) * (<any> if <bool>
                 else <any>) - <any>
---
print("é日本", <any> + "ä" + <any>, <str> - 1)
---
x = [i / j for i in <ints> for j in <ints>]
---
x = {k: v.nothing for k, v in <dict>.items()}
y = {i[0] for i in <iterable>}
---
f = lambda a, b: a + b
f(<any>, <any>)(<any>)
---
print(f'{<any>:<fspec>} and {<any> + <any>} and {<any>.x!r}')
---
assert <any> == <any>, f'{<any>} is not {<any>}'
---
assert isinstance(<any>, <type>) and len(<any>) > 1
---
with <any> as x:
    pass
---
with Value(<any>) as v, Value(1 / <small>) as w, Value(<any>):
    print(v, w)
    <any>.x
---
for a, b in <any>:
    print(a)
---
a, b, *c = <any>
print(a, b, c)
(a, b), [c, *d] = <any>, <any>
---
a = b = c = <any>.real + <any>
---
class A(<any>):
    pass
---
class A:
    x = <any>
    y = x[<index>]
    def f(self): return self.y
print(A().f(), A.f())
---
class A:
    def __init__(self, a, b=<any>): pass
A(1, 2, 3)
---
class A:
    def __init__(self, a, *, b): pass
A(<any>)
---
class A:
    def f(self): pass
A().f(<any>)
---
class A:
    def f(): pass
    def __getitem__(self, k): raise KeyError(k)
    def __repr__(self): raise ValueError(<any>)
try:
    A()[<any>]
except KeyError as e:
    print(e)
repr([A()])
---
print(undefined, <any>)
---
def f():
    prnt(<any>)
f()
---
import mathh
---
from collections import OrderedDic
---
import os.nothing
---
x = <any>
x.appendd, x.uper
---
Point(1, 2).xx
---
class A:
    first = 1
    def f(self): return self.frist
A().f()
---
int(<str>)
---
float(<str> + 'x')
---
'%d %s' % <any>
---
'{} {}'.format(<any>)
---
<str>.encode('ascii')
---
<bytes>.decode()
---
[1, 2, 3].index(<any>)
---
iter(<any>)
---
sorted([<any>, <any>, <any>])
---
max(<iterable>, <any>)
---
sum([<any>, <any>])
---
len(<any>), abs(<any>), hash(<any>), round(<any>), chr(<any>), ord(<any>), divmod(<any>, <any>)
---
range(<any>)
---
isinstance(<any>, <any>)
---
<any>(*<any>, **<any>)
---
call(*<any>)
---
call(**<any>)
---
call(a=1, **{'a': <any>})
---
{**<any>}
---
[*<any>]
---
print(*<any>, sep=<any>)
---
int.from_bytes(<any>), bytes(<any>)
---
raise <any>
---
raise ValueError(<any>) from <any>
---
raise KeyError
---
raise ValueError('a\\nb', <any>)
---
raise Loud(<str>)
---
raise ExceptionGroup(<str>, [Loud(<any>), ExceptionGroup('in', [KeyError(<any>)])])
---
raise ExceptionGroup('g', [<any>])
---
raise StopIteration(<any>)
---
raise SystemError(<any>)
---
e = ValueError(<any>)
e.add_note(<str>)
e.add_note('second\\nline')
e.__cause__ = KeyError(<any>)
raise e
---
e = Loud(<any>)
e.__notes__ = <any>
raise e
---
try:
    raise KeyError(<any>)
except KeyError:
    try:
        raise TypeError(<any>)
    except TypeError:
        raise Loud(<any>)
---
try:
    <any>.x
except Exception as e:
    raise Loud from e
---
try:
    <any>[<any>]
finally:
    <any>[<any>]
---
def f(n):
    return f(n - 1) if n else <any>.x
f(<small>)
f(5)
---
def f(n):
    if n == 0:
        raise Loud(<any>)
    try:
        f(n - 1)
    except Loud as e:
        raise KeyError(n) from e
f(<small> % 3)
---
def g():
    yield 1
    yield <any>[<any>]
for x in g():
    print(x)
---
def g():
    x = yield
    yield x + <any>
a = g()
a.send(<any>)
---
def g():
    x = yield
    yield x + <any>
a = g()
next(a)
print(a.send(<any>), a.gi_yieldfrom, a.gi_running, a.gi_suspended)
a.throw(Loud(<any>))
---
def g():
    try:
        yield 1
    except KeyError as e:
        yield e.args
    except BaseException as e:
        print(type(e).__name__)
        raise
    return <any>
a = g()
print(next(a), a.throw(KeyError(<any>)))
a.throw(KeyError, <any>)
---
def inner():
    try:
        x = yield 1
        print('inner', x)
        return (yield x)
    finally:
        print('end of inner')
def outer():
    return [(yield from inner()), <any>]
a = outer()
try:
    print(next(a), a.send(<any>), a.send(<any>))
except StopIteration as e:
    print(e.value)
next(a)
---
def outer():
    yield from <any>
print(list(outer()))
---
g = (1 / x for x in <ints>)
print(list(g))
---
g = (x for x in <any>)
---
def g():
    yield g.gi_frame
g = g()
list(g)
---
def g(): yield next(a)
a = g()
next(a)
---
async def f(): return <any>
c = f()
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
c.send(None)
---
class Aw:
    def __await__(self):
        got = yield <any>
        return (got, <any>)
async def f():
    async with M() as m:
        print('in', m)
        r = await Aw()
    return r
class M:
    async def __aenter__(self): return <any>
    async def __aexit__(self, *args):
        print('exit', args[0])
        return <bool>
c = f()
print(c.send(None), c.cr_await is None, c.cr_running)
c.send(<any>)
---
async def ag():
    for i in range(<small>):
        yield i
async def f():
    return [x async for x in ag() if x != <any>], {y: 1 async for y in ag()}
try:
    f().send(None)
except StopIteration as e:
    print(e.value)
---
async def f():
    await <any>
f().send(None)
---
async def f():
    async for x in <any>: pass
f().send(None)
---
@contextlib.contextmanager
def m():
    try:
        yield <any>
    finally:
        print('left')
with m() as x:
    raise Loud(<any>)
---
with contextlib.ExitStack() as stack:
    stack.callback(print, 'called', <any>)
    x = stack.enter_context(Value(<any>))
    stack.push(lambda *args: <bool>)
    <any>[<any>]
print('suppressed')
---
match <any>:
    case {'a': [1, x]} | {'b': x}: print('mapping', x)
    case [1 | 2 | 3 as first, *_, (str() | None) as last]: print(first, last)
    case [[x, *xs], *ys]: print(x, xs, ys)
    case -1 | 1.5 | 'abc' | b'x' | 2j: print('literal')
    case int(real=r, imag=0): print('real', r)
    case float(x) | complex(x): print('float', x)
    case str(x) if x.isupper() or len(x) > 3: print('text', x)
    case Color.RED | Color.BLUE: print('color')
    case {**rest} if rest: print(rest)
    case (): print('empty')
    case x: print('rest', x)
---
match <object>, <any>:
    case Point(x=int() as x, y=[*y]), z: print(x, y, z)
    case Slots(x=x), _ if x: print('slots', x)
    case Value(), (1 | 2): print('value')
    case (Pair(a, b), c) | (a, Pair(b, c)): print(a, b, c)
    case [collections.deque() | [] as q, *_]: print('deque', q)
    case _: print('none')
---
class A:
    __match_args__ = <any>
    a, b = 1, <any>
match A():
    case A(1, x): print(x)
    case A(x): print('one', x)
---
match <any>:
    case int(1, 2): pass
    case Point(1, 2, 3): pass
    case str(x, y): pass
    case x.y: pass
---
match <list>:
    case [int(a), *rest] | [*rest, int(a)]: print(a, rest)
    case [a, b, c]: print(a, b, c)
    case [_, _, *_]: print('two')
    case _: print('other')
---
def f():
    x = <any>
    def g():
        def h():
            nonlocal x
            x = (x, <any>)
            return x
        return h
    return g()
a, b = f(), f()
print(a(), a(), b(), a.__closure__[0].cell_contents, a.__code__.co_freevars, f.__code__.co_cellvars)
a.__closure__[0].cell_contents = <any>
print(a())
---
def f():
    try:
        return g()
    finally:
        def g(): return 1
f()
---
def f():
    class A:
        nonlocal x
        x = <any>
        print(x)
    x = 1
    A()
    return x
print(f())
---
x = <any>
class A:
    x = x
    y = [x for _ in 'a']
    z = lambda: x
    w = (lambda x=x: x)()
print(A.x, A.y, A.z(), A.w)
---
x = 'outer'
def f():
    print([x for x in <iterable>], [(lambda: x)() for _ in 'a'], x)
    def g(y=x): return y
    return g()
print(f())
---
def f(a, b):
    print([(lambda: (i, a))() for i in <iterable>], [b for b in 'xy'], b)
    fs = [lambda: i for i in range(3)]
    return [g() for g in fs], [g() for g in [lambda i=i: i for i in range(3)]], {a: (a := i) for i in 'ab'}, a
print(f(<any>, <any>))
---
print([[j for j in range(i)] for i in range(3) if i], [a for b in <list> for a in (b, b)], {a: {b for b in a} for a in <strs>}, (lambda: [x for x in 'ab'])(), [x if <bool> else <any> for x in <iterable>])
---
try:
    raise ExceptionGroup('g', [ValueError(<any>), TypeError(<any>), ExceptionGroup('h', [Loud(<any>), KeyError(<any>)])])
except* (ValueError, Loud) as e:
    print(repr(e), e.message)
    if <bool>:
        raise KeyError(<any>)
except* TypeError:
    raise
else:
    print('else')
finally:
    print('finally')
---
try:
    raise <err>
except* ValueError as e:
    print(repr(e), e.exceptions)
except* Exception as e:
    print('rest', repr(e))
    raise e
---
e = ExceptionGroup('g', [ValueError(<any>), ExceptionGroup('h', [TypeError(<any>)])])
print(e.split(ValueError), e.subgroup(TypeError), e.derive([<err>]), e.split(lambda x: <bool>))
traceback.print_exception(e, file=sys.stdout)
---
e = <err>
print(repr(e), str(e), e.args, e == <err>, copy.copy(e).args, isinstance(e, LookupError), e.__traceback__, vars(e), e.__reduce__()[1:])
---
try:
    raise <err>
except Exception as e:
    print(*traceback.format_exception_only(e), traceback.extract_tb(e.__traceback__)[-1].name, len(traceback.format_tb(e.__traceback__)), e.__traceback__.tb_lasti > 0, e.__context__, sys.exc_info()[1] is e, sys.exception() is e)
print(sys.exc_info(), sys.exception())
---
try:
    try:
        raise <err>
    except ValueError:
        raise <err> from None
    finally:
        print('finally', sys.exception())
except Exception as e:
    print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
---
def f():
    for i in range(3):
        try:
            if i == <small>:
                continue
            if i == <small>:
                break
            if i == <small>:
                return 'returned'
            raise <err>
        except (ValueError, KeyError) as e:
            print('caught', repr(e))
        else:
            print('else')
        finally:
            print('finally', i)
            if i == <small>:
                return <any>
    return 'end'
print(f())
---
while <small>:
    try:
        break
    finally:
        print('out')
else:
    print('else')
---
exec(<code>)
---
compile(<code>, 'name', 'exec')
---
try:
    exec(<code>)
except SyntaxError as e:
    print(type(e).__name__, e.msg, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset)
---
try:
    eval(<source>)
except Exception as e:
    print(repr(e))
---
OSError(<any>, <any>), OSError(<small>, <str>, <str>)
raise OSError(<small>, <str>, 'file')
---
raise UnicodeDecodeError('utf-8', <bytes>, 0, 1, <str>)
---
raise AttributeError(<str>, name='nam', obj=<object>)
---
raise NameError('x', name='prin')
---
raise ImportError(<str>, name=<str>)
---
raise SyntaxError('bad', ('f.py', <small>, <small>, <str>, <small>, <small>))
---
class E(Exception):
    def __str__(self): return <any>
raise E(1)
---
class E(KeyError):
    __module__ = 'builtins' if <bool> else 'other'
    __qualname__ = 'Q.E'
raise E(<any>)
'''.split('\n---\n')
TRACES[-1] = TRACES[-1].rstrip('\n')
