# What functions, generators, coroutines, frames and exceptions refer to is told in a fixed order.
import gc
import sys


def kinds(o):
    return [type(i).__name__ for i in gc.get_referents(o)]


def plain(x=1, *, y=2.5):
    'doc'


def annotated(x: int = 3) -> 'text':
    def inner():
        return x
    return inner


def generic[T](x: T) -> T:
    return x


print(kinds(plain), kinds(annotated), kinds(annotated()), kinds(generic))
annotated.attribute = 'kept'
print(kinds(annotated), kinds(lambda: 0))


def numbers(a, b):
    c = [1]
    try:
        yield a
    except ValueError:
        yield c
    yield b


g = numbers('a', 5.5)
print(kinds(g))
next(g)
print(kinds(g))
g.throw(ValueError('thrown'))
print(kinds(g))
next(g)
print(kinds(g))


async def coroutine():
    pass


async def asynchronous():
    yield 1


c = coroutine()
print(kinds(c), kinds(asynchronous()))
c.close()


def frame():
    local = 'text'
    return sys._getframe()


print(kinds(frame()))
for error in (ValueError('v'), StopIteration(3), OSError(1, 'a', 'b', None, 'c'), ImportError('a', name='n', path='p'),
              UnicodeDecodeError('u', b'a', 0, 1, 'r'), SystemExit(3), NameError('a', name='n')):
    error.attribute = 2.5
    error.__cause__, error.__context__ = KeyError('c'), TypeError('t')
    print(type(error).__name__, kinds(error))
