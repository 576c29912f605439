# asyncio: executors, handlers, timeouts that move, workers on a queue, generators, loops by hand.
import asyncio
from concurrent.futures import ThreadPoolExecutor
def work(n): return n * n
async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as pool:
        print(await loop.run_in_executor(pool, work, 5))
        print(await asyncio.gather(*(loop.run_in_executor(pool, work, i) for i in range(3))))
asyncio.run(main())
async def handler():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda l, c: print('handler', c['message'], repr(c.get('exception'))))
    loop.call_soon(lambda: 1/0)
    await asyncio.sleep(0.001)
    h = loop.call_later(10, print); print(h.cancelled()); h.cancel(); print(h.cancelled())
    print(loop.time() > 0)
    async def chain(n):
        if n: return await chain(n-1) + 1
        return 0
    print(await chain(50))
    e = asyncio.Event(); print(e.is_set()); e.set(); print(await e.wait())
    async def w(): 
        async with asyncio.timeout(None) as t: print(t.when(), t.expired()); t.reschedule(loop.time()+0.001); await asyncio.sleep(1)
    try: await w()
    except TimeoutError: print('TE')
    try:
        async with asyncio.timeout_at(loop.time()): await asyncio.sleep(1)
    except TimeoutError as e: print('TE2', repr(e.__cause__))
    q = asyncio.LifoQueue(); q.put_nowait(1); q.put_nowait(2); print(await q.get())
    async def worker(name, q):
        while True:
            item = await q.get(); print(name, item); await asyncio.sleep(0); q.task_done()
    q = asyncio.Queue(); [q.put_nowait(i) for i in range(6)]
    ws = [asyncio.create_task(worker(f'w{i}', q)) for i in range(2)]
    await q.join(); [w.cancel() for w in ws]
    print(await asyncio.gather(*ws, return_exceptions=True))
    try: q.task_done()
    except ValueError as e: print(e)
    try: await asyncio.wait([])
    except ValueError as e: print(e)
    try: await asyncio.wait_for(5, 1)
    except TypeError as e: print(e)
    b = asyncio.BoundedSemaphore(1)
    try: b.release()
    except ValueError as e: print(e)
    ts = {asyncio.create_task(asyncio.sleep(0.001*i, i), name=f't{i}') for i in (1,2)}
    d, p = await asyncio.wait(ts, timeout=1); print(sorted(t.result() for t in d), p)
    t = asyncio.create_task(asyncio.sleep(5)); t.add_done_callback(lambda t: print('done cb', t.cancelled())); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError: print('x')
    async def uncancel():
        try: await asyncio.sleep(1)
        except asyncio.CancelledError: asyncio.current_task().uncancel(); return 'survived'
    t = asyncio.create_task(uncancel()); await asyncio.sleep(0); t.cancel(); print(await t)
    async def g():
        try: yield 1; yield 2
        finally: print('agen closed')
    async for x in g(): break
    a = g(); print(await anext(a)); await a.aclose()
    print(await anext(g(), 'd'))
asyncio.run(handler())
async def m2(): raise SystemExit(3)
try: asyncio.run(m2())
except SystemExit as e: print('exit', e.code)
async def m3(): raise KeyboardInterrupt
try: asyncio.run(m3())
except KeyboardInterrupt as e: print('kbd')
loop = asyncio.new_event_loop(); asyncio.set_event_loop(loop)
print(loop.run_until_complete(asyncio.gather(asyncio.sleep(0,1), asyncio.sleep(0,2)))) if False else None
def stop(): print('stop'); loop.stop()
loop.call_soon(stop); loop.run_forever(); loop.close()
try: loop.call_soon(print)
except RuntimeError as e: print(e)
