# asyncio: errors in tasks, states of futures, what is forgotten.
import asyncio
async def inner(): raise RuntimeError('deep')
async def outer(): await inner()
async def main():
    await outer()
try: asyncio.run(main())
except RuntimeError as e: print('caught', e)
try: asyncio.run(5)
except ValueError as e: print(e)
try: asyncio.run(main)
except ValueError as e: print(str(e)[:40])
try: asyncio.get_running_loop()
except RuntimeError as e: print(e)
async def nested():
    c = outer()
    try: asyncio.run(c)
    except RuntimeError as e: print(e)
    c.close()
asyncio.run(nested())
try: asyncio.create_task(5)
except Exception as e: print(type(e).__name__, e)
async def t():
    try: asyncio.create_task(5)
    except TypeError as e: print(e)
    try: await asyncio.gather(1,2)
    except TypeError as e: print(e)
    task = asyncio.create_task(outer(), name='T')
    await asyncio.sleep(0.001)
    print(task)
    print(repr(task.exception()))
    try: task.result()
    except RuntimeError as e: print(e)
    f = asyncio.get_running_loop().create_future()
    try: f.result()
    except asyncio.InvalidStateError as e: print(e)
    print(f)
    f.set_result(1)
    try: f.set_result(2)
    except asyncio.InvalidStateError as e: print(e)
    print(f, f.result())
    async def sleeper():
        try: await asyncio.sleep(10)
        except asyncio.CancelledError:
            print('cleanup'); raise
        finally: print('fin')
    s = asyncio.create_task(sleeper()); await asyncio.sleep(0); s.cancel('msg')
    try: await s
    except asyncio.CancelledError as e: print(repr(e), s)
    async for x in agen(): print(x)
    print([x async for x in agen() if x])
    async with ctx() as c: print(c)
    r = await asyncio.wait_for(asyncio.sleep(0, 'v'), 1); print(r)
    lock = asyncio.Lock(); print(lock, asyncio.Event(), asyncio.Semaphore(3), asyncio.Queue())
    try: lock.release()
    except RuntimeError as e: print(e)
async def agen():
    for i in range(3):
        yield i; await asyncio.sleep(0)
import contextlib
@contextlib.asynccontextmanager
async def ctx():
    print('enter'); yield 'C'; print('exit')
asyncio.run(t())
with asyncio.Runner() as r:
    print(r.run(asyncio.sleep(0, 'x')))
loop = asyncio.new_event_loop()
print(loop.run_until_complete(asyncio.sleep(0, 'y')), loop.is_running(), loop.is_closed()); loop.close(); print(loop.is_closed())
async def leave():
    asyncio.create_task(asyncio.sleep(100))
asyncio.run(leave())
async def co(): pass
co()
print(asyncio.iscoroutinefunction(co), asyncio.iscoroutine(5))
