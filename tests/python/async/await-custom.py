class Awaitable:
    def __init__(self, values):
        self.values = values

    def __await__(self):
        got = []
        for value in self.values:
            got.append((yield value))
        return got


async def inner(values):
    return await Awaitable(values)


async def outer():
    first = await inner([1, 2])
    second = await inner(["a"])
    return first, second


c = outer()
print(c.send(None), c.cr_await.__name__, c.cr_suspended)
print(c.send("x"))
print(c.send("y"))
try:
    c.send("z")
except StopIteration as stop:
    print(stop.value)


class Bad:
    def __await__(self):
        return 5


class Worse:
    def __await__(self):
        return inner([])


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


async def try_await(o):
    try:
        await o
    except TypeError as error:
        print(type(error).__name__, error)


run(try_await(3))
run(try_await(None))
run(try_await(Bad()))
