import types


@types.coroutine
def pause():
    return (yield "pause")


async def worker():
    try:
        await pause()
    except ValueError as error:
        print("worker got", error)
        return await pause()
    finally:
        print("cleanup")


c = worker()
print(c.send(None))
print(c.throw(ValueError("thrown")))
c.close()
d = worker()
d.send(None)
try:
    d.throw(KeyError("other"))
except KeyError as error:
    print("caller got", error)


async def nested():
    await worker()

e = nested()
e.send(None)
print(e.cr_await.__name__, e.cr_running, e.cr_suspended)
e.close()
f = nested()
f.send(None)
inner = f.cr_await


async def twice():
    await inner

try:
    twice().send(None)
except RuntimeError as error:
    print(error)
del f, inner
g = worker()


async def itself():
    try:
        g2.send(None)
    except ValueError as error:
        print(error)

g2 = itself()
try:
    g2.send(None)
except StopIteration:
    pass
