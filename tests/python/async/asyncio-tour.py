# asyncio as tutorials use it: tasks, gather, timeouts, groups, queues, locks.
import asyncio, time
async def say(d, w):
    await asyncio.sleep(d)
    print(w)
    return w.upper()
async def main():
    print('start')
    await say(0.02, 'hello')
    t1 = asyncio.create_task(say(0.02, 'a'), name='first')
    t2 = asyncio.create_task(say(0.01, 'b'))
    print(t1.get_name(), t1.done())
    print(await t1, await t2)
    print(await asyncio.gather(say(0.02,'x'), say(0.01,'y')))
    async def bad(): raise ValueError('bad')
    print(await asyncio.gather(bad(), say(0,'z'), return_exceptions=True))
    try:
        await asyncio.gather(bad(), say(0.01, 'later'))
    except ValueError as e: print('caught', e)
    try:
        await asyncio.wait_for(say(1, 'never'), timeout=0.01)
    except asyncio.TimeoutError as e: print('timeout', repr(e), isinstance(e, TimeoutError))
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(1)
    except TimeoutError as e: print('timeout2', repr(e))
    t = asyncio.create_task(say(1,'cancelled'))
    await asyncio.sleep(0)
    print(t.cancel(), t.cancelled(), t.cancelling())
    try: await t
    except asyncio.CancelledError as e: print('cancelled', repr(e), t.cancelled())
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(say(0.01,'tg1')); b = tg.create_task(say(0,'tg2'))
    print(a.result(), b.result())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(bad()); tg.create_task(say(1,'no'))
    except* ValueError as eg: print(eg, eg.exceptions)
    q = asyncio.Queue(2)
    async def producer():
        for i in range(4):
            await q.put(i); print('put', i)
        await q.put(None)
    async def consumer():
        while (x := await q.get()) is not None:
            print('got', x); q.task_done()
        q.task_done()
    await asyncio.gather(producer(), consumer())
    print(q.qsize(), q.empty(), q.full(), q.maxsize)
    await q.join()
    ev = asyncio.Event()
    async def waiter(): print('waiting'); await ev.wait(); print('set!')
    w = asyncio.create_task(waiter()); await asyncio.sleep(0); ev.set(); await w
    lock = asyncio.Lock()
    async def crit(n):
        async with lock:
            print('in', n, lock.locked()); await asyncio.sleep(0); print('out', n)
    await asyncio.gather(*(crit(i) for i in range(3)))
    sem = asyncio.Semaphore(2)
    async def s(n):
        async with sem: print('s', n); await asyncio.sleep(0.001)
    await asyncio.gather(*map(s, range(4)))
    cond = asyncio.Condition()
    async def cw():
        async with cond: await cond.wait(); print('notified')
    c = asyncio.create_task(cw()); await asyncio.sleep(0)
    async with cond: cond.notify_all()
    await c
    done, pending = await asyncio.wait([asyncio.create_task(say(0.01*i,f'w{i}')) for i in range(1,4)], return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending)); [p.cancel() for p in pending]
    for f in asyncio.as_completed([say(0.02,'slow'), say(0.01,'fast')]): print(await f)
    print(await asyncio.to_thread(sum, [1,2,3]))
    loop = asyncio.get_running_loop()
    fut = loop.create_future(); loop.call_soon(fut.set_result, 42); print(await fut, fut)
    loop.call_later(0.001, print, 'later!'); await asyncio.sleep(0.005)
    print(await loop.run_in_executor(None, len, 'abc'))
    print(asyncio.current_task().get_name(), len(asyncio.all_tasks()) >= 1)
    print(await asyncio.shield(say(0,'sh')))
    pq = asyncio.PriorityQueue(); [pq.put_nowait(i) for i in (3,1,2)]; print([pq.get_nowait() for _ in range(3)])
    try: pq.get_nowait()
    except asyncio.QueueEmpty as e: print(repr(e))
    b = asyncio.Barrier(2)
    async def bw(n): print('b', await b.wait())
    await asyncio.gather(bw(1), bw(2))
    return 'result'
print(asyncio.run(main()))
