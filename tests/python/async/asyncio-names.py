import asyncio
async def w(): await asyncio.sleep(0)
async def main():
    t=asyncio.create_task(w(), name="cc"); u=asyncio.create_task(w()); print(u.get_name())
    await asyncio.wait_for(w(), 3); u=asyncio.create_task(w()); print(u.get_name())
    print(t,u); await u; print(t,u)
    f=asyncio.get_running_loop().create_future(); print(f); f.set_result([1]); print(f)
    print(type(t), asyncio.Task, asyncio.Future, asyncio.CancelledError, str(asyncio.Queue()), asyncio.QueueEmpty.__module__)
    print(asyncio.current_task().get_name(), len(asyncio.all_tasks()))
asyncio.run(main())
async def bad(): 1/0
async def m2():
    t=asyncio.create_task(bad())
    await asyncio.sleep(0.01)
asyncio.run(m2())
print("--")
async def m3():
    async def never():
        try: await asyncio.sleep(100)
        finally: print("cleanup")
    asyncio.create_task(never()); await asyncio.sleep(0)
    async with asyncio.timeout(0.1) as cm:
        try: await asyncio.sleep(1)
        except asyncio.CancelledError: print("c"); raise
try: asyncio.run(m3())
except TimeoutError as e: print(repr(e), repr(e.__cause__))
