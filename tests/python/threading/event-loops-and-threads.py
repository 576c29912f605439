# asyncio with threads: to_thread, run_in_executor, a loop in another thread.
import asyncio
import contextvars
import threading
import time
from concurrent.futures import ThreadPoolExecutor

who = contextvars.ContextVar("who", default="nobody")
def blocking(n, delay):
    time.sleep(delay)
    return n, threading.current_thread() is threading.main_thread(), who.get()
async def ticker(n):
    for i in range(n):
        print("tick", i)
        await asyncio.sleep(0.04)
async def main():
    who.set("main")
    print(await asyncio.gather(asyncio.to_thread(blocking, 1, 0.1), ticker(4), asyncio.to_thread(blocking, 2, 0.02)))
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, blocking, 3, 0))
    try:
        await asyncio.to_thread(lambda: 1 / 0)
    except ZeroDivisionError as e:
        print("caught", e)
    with ThreadPoolExecutor(2) as pool:
        print(await asyncio.gather(*[loop.run_in_executor(pool, pow, 2, n) for n in (3, 4)]))
    try:
        await asyncio.wait_for(asyncio.to_thread(time.sleep, 0.1), 0.02)
    except TimeoutError as e:
        print("too long", repr(e))
asyncio.run(main())

started = threading.Event()
def run_loop():
    global loop
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    loop.call_soon(started.set)
    loop.run_forever()
    loop.close()
t = threading.Thread(target=run_loop)
t.start()
started.wait()
async def add(a, b):
    await asyncio.sleep(0.02)
    if b == 0: raise ValueError("zero")
    return a + b
print(asyncio.run_coroutine_threadsafe(add(2, 3), loop).result())
try:
    asyncio.run_coroutine_threadsafe(add(2, 0), loop).result(5)
except ValueError as e:
    print("from the loop", e)
loop.call_soon_threadsafe(print, "called")
loop.call_soon_threadsafe(loop.stop)
t.join()
print(loop.is_closed())

async def inner(): return threading.current_thread().name
results = []
ts = [threading.Thread(target=lambda: results.append(asyncio.run(inner())), name=n) for n in ("one", "two")]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(results))

def sees():
    print(who.get())
    who.set("thread")
    print(who.get(), contextvars.copy_context()[who])
who.set("outside")
t = threading.Thread(target=sees); t.start(); t.join()
print(who.get())
