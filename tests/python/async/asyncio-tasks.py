import asyncio, time
async def work(name, delay):
    print(name, "start")
    await asyncio.sleep(delay)
    print(name, "end")
    return name
async def main():
    t = time.perf_counter()
    r = await asyncio.gather(work("a", 1), work("b", 0.5))
    print(r, round(time.perf_counter() - t, 1))
    t1 = asyncio.create_task(work("c", 0.1), name="cc")
    print(t1.get_name(), t1.done())
    await t1
    try:
        await asyncio.wait_for(work("d", 5), timeout=0.2)
    except asyncio.TimeoutError as e:
        print("timeout", repr(e), type(e))
    async with asyncio.TaskGroup() as tg:
        x = tg.create_task(work("x", .2)); y = tg.create_task(work("y", .1))
    print(x.result(), y.result())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fail()); tg.create_task(work("z", 1))
    except* ValueError as eg:
        print(repr(eg), eg.exceptions)
    q = asyncio.Queue(maxsize=2)
    async def prod():
        for i in range(5):
            await q.put(i); print("put", i)
        await q.put(None)
    async def cons():
        while (i := await q.get()) is not None:
            print("got", i); await asyncio.sleep(0.01)
    await asyncio.gather(prod(), cons())
    t = asyncio.create_task(work("e", 10))
    await asyncio.sleep(0)
    t.cancel()
    try: await t
    except asyncio.CancelledError as e: print("cancelled", t, repr(e))
    lock = asyncio.Lock()
    async def locked(n):
        async with lock:
            print(n, lock.locked()); await asyncio.sleep(.1)
    await asyncio.gather(*(locked(i) for i in range(3)))
    ev = asyncio.Event()
    async def waiter(): 
        print("waiting"); await ev.wait(); print("event")
    w = asyncio.create_task(waiter())
    await asyncio.sleep(0.1); ev.set(); await w
    r = await asyncio.gather(fail(), work("f", 0.1), return_exceptions=True)
    print(r)
    done, pending = await asyncio.wait([asyncio.create_task(work("g", .1)), asyncio.create_task(work("h", .3))], return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending))
    for c in asyncio.as_completed([sleeper(.3), sleeper(.1)]):
        print(await c)
    return "ret"
async def sleeper(t):
    await asyncio.sleep(t)
    return t
async def fail():
    await asyncio.sleep(0.05)
    raise ValueError("bad")
print(asyncio.run(main()))
try: asyncio.run(3)
except ValueError as e: print(e)
try: asyncio.get_running_loop()
except RuntimeError as e: print(e)
