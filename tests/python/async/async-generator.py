def run(awaitable):
    it = awaitable.__await__()
    try:
        while True:
            next(it)
    except StopIteration as stop:
        return stop.value


async def counter(n):
    try:
        for i in range(n):
            got = yield i
            if got:
                print("got", got)
    finally:
        print("finally", n)


async def use():
    async for i in counter(3):
        print(i)
    return [i async for i in counter(2)]


print(run(use()))
g = counter(5)
print(type(g), g.__name__, g.ag_running, g.ag_await, g.ag_frame.f_lineno)
print(run(g.__anext__()), run(g.asend("hello")), run(anext(g)))
try:
    run(g.athrow(KeyError("in")))
except KeyError as error:
    print("out", error)
try:
    run(g.__anext__())
except StopAsyncIteration as stop:
    print("ended", stop.args)
print(run(anext(g, "default")))
h = counter(4)
print(run(h.asend(None)))
print(run(h.aclose()))
print(run(h.aclose()))


async def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2

s = stubborn()
run(s.__anext__())
try:
    run(s.aclose())
except RuntimeError as error:
    print(error)


async def stops():
    raise StopAsyncIteration
    yield

try:
    run(stops().__anext__())
except RuntimeError as error:
    print(error, repr(error.__cause__))


async def raises():
    raise StopIteration(1)

try:
    raises().send(None)
except RuntimeError as error:
    print(error, repr(error.__cause__))

a = counter(1)
one = a.__anext__()
print(type(one).__name__, run(one))
try:
    run(one)
except RuntimeError as error:
    print(error)
try:
    a.asend(5).send(None)
except StopAsyncIteration:
    print("stopped")
try:
    aiter(3)
except TypeError as error:
    print(error)
try:
    anext(3)
except TypeError as error:
    print(error)
