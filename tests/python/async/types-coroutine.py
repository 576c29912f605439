import types


@types.coroutine
def switch(value):
    return (yield value)


@types.coroutine
def plain():
    return iter([1, 2])


async def main():
    got = await switch("first")
    got = await switch(got)
    return got


c = main()
print(c.send(None), c.send("second"))
try:
    c.send("third")
except StopIteration as stop:
    print(stop.value)
print(isinstance(c, types.CoroutineType), types.AsyncGeneratorType, types.CoroutineType, switch.__code__.co_flags & 0x100)


def old():
    yield from c

try:
    next(old())
except TypeError as error:
    print(error)


async def empty():
    return 1


@types.coroutine
def wrap():
    return (yield from empty())

try:
    next(wrap())
except StopIteration as stop:
    print(stop.value)
