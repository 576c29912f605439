import asyncio, traceback
async def low():
    await asyncio.sleep(0.1)
    raise ValueError("deep")
async def mid():
    return await low()
async def main():
    t = asyncio.create_task(mid())
    try:
        await t
    except ValueError:
        traceback.print_exc()
    try:
        await asyncio.gather(mid(), mid())
    except ValueError:
        traceback.print_exc()
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(mid())
    except* ValueError as g:
        print(g.exceptions)
    async def gen():
        for i in range(3):
            await asyncio.sleep(0.01); yield i
    async for x in gen(): print(x)
    print([x async for x in gen()])
    from contextlib import asynccontextmanager
    @asynccontextmanager
    async def cm():
        print("in"); 
        try: yield 5
        finally: print("out")
    async with cm() as v: print(v)
    async def never(): pass
    asyncio.create_task(never())
    r = await asyncio.to_thread(lambda a: a+1, 4); print(r)
    s = asyncio.Semaphore(2)
    async def lim(i):
        async with s:
            print("enter", i); await asyncio.sleep(0.1*i); print("leave", i)
    await asyncio.gather(*map(lim, range(5)))
    print(asyncio.iscoroutinefunction(lim), asyncio.iscoroutine(lim))
    loop = asyncio.get_running_loop()
    loop.call_later(0.05, print, "later"); loop.call_soon(print, "soon")
    await asyncio.sleep(0.1)
    cond = asyncio.Condition()
    async def cw():
        async with cond:
            await cond.wait(); print("notified")
    ts=[asyncio.create_task(cw()) for _ in range(2)]
    await asyncio.sleep(0)
    async with cond: cond.notify_all()
    await asyncio.gather(*ts)
    pq = asyncio.PriorityQueue()
    for p in (3,1,2): pq.put_nowait((p, str(p)))
    while not pq.empty(): print(await pq.get())
    try: pq.get_nowait()
    except asyncio.QueueEmpty as e: print(repr(e))
    async def sh(): await asyncio.sleep(.1); print("shielded done"); return 1
    t = asyncio.create_task(sh())
    try: await asyncio.wait_for(asyncio.shield(t), .05)
    except TimeoutError: print("to")
    print(await t)
asyncio.run(main())
