class Manager:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    async def __aenter__(self):
        print("enter", self.name)
        return self

    async def __aexit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value)
        return self.swallow


async def main():
    async with Manager("a") as a, Manager("b"):
        print("in", a.name)
    async with Manager("c", swallow=True):
        raise KeyError("lost")
    try:
        async with Manager("d"):
            raise KeyError("kept")
    except KeyError as error:
        print("caught", error)
    for i in range(2):
        async with Manager(i):
            if i:
                break
            continue
    return "done"


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


print(run(main()))


async def wrong(manager):
    try:
        async with manager:
            pass
    except TypeError as error:
        print(error)


class Half:
    async def __aenter__(self):
        pass


class Sync:
    def __aenter__(self):
        return 1

    def __aexit__(self, *exc):
        return 2


run(wrong(3))
run(wrong(Half()))
run(wrong(Sync()))
