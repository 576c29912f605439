import asyncio, inspect
async def main():
    print(inspect.getcoroutinestate(me), inspect.getcoroutinelocals(me))
    await asyncio.sleep(0)
    return 1
async def waits():
    x = 3
    await other()
async def other():
    class Waiter:
        def __await__(self): yield "here"
    await Waiter()
async def numbers():
    y = 1
    yield y
me = main()
print(inspect.getcoroutinestate(me), inspect.getcoroutinelocals(me))
asyncio.run(me)
print(inspect.getcoroutinestate(me), inspect.getcoroutinelocals(me))
w = waits(); print(w.cr_await, w.send(None), inspect.getcoroutinestate(w), inspect.getcoroutinelocals(w), w.cr_await.__name__)
w.close(); print(inspect.getcoroutinestate(w), w.cr_await)
a = numbers(); print(inspect.getasyncgenstate(a), inspect.getasyncgenlocals(a))
async def look():
    async for n in a: print(n, inspect.getasyncgenstate(a), inspect.getasyncgenlocals(a))
asyncio.run(look())
print(inspect.getasyncgenstate(a), inspect.getasyncgenlocals(a))
try: inspect.getasyncgenlocals(3)
except TypeError as e: print(e)
