class Countdown:
    def __init__(self, start):
        self.n = start

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


async def loop():
    async for n in Countdown(3):
        print(n)
    else:
        print("else")
    async for n in Countdown(3):
        if n == 1:
            break
    print("broke at", n)
    return [n async for n in Countdown(4) if n % 2], {n async for n in Countdown(2)}, {n: n * n async for n in Countdown(3)}


print(run(loop()))


async def nested():
    return [(a, b) async for a in Countdown(2) for b in range(2)], [[x async for x in Countdown(n)] for n in range(3)]


print(run(nested()))


async def generator_expression():
    g = (n async for n in Countdown(3))
    print(type(g).__name__, g.__name__)
    async for n in g:
        print(n)


run(generator_expression())


class NoNext:
    def __aiter__(self):
        return 5


class SyncNext:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


async def wrong(o):
    try:
        async for x in o:
            pass
    except TypeError as error:
        print(error, "|", repr(error.__cause__))


for o in 3, [1], NoNext(), SyncNext():
    run(wrong(o))
