# What a generator returns is the one argument of StopIteration, even if it is a tuple of any kind, or an exception.
import collections
P = collections.namedtuple('P', 'x y')
def gen(result):
    yield 1
    return result
async def coroutine(result):
    return result
for result in P(1, 2), (1, 2), (), [1], None, ValueError('v'), StopIteration(5):
    g = gen(result)
    next(g)
    try:
        next(g)
    except StopIteration as stop:
        print(stop, stop.args, repr(stop.value))
    c = coroutine(result)
    try:
        c.send(None)
    except StopIteration as stop:
        print(stop, stop.args, repr(stop.value))
def outer():
    print((yield from gen(P(3, 4))))
list(outer())
