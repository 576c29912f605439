# What was waited for in one loop cannot be waited for in another.
import asyncio

lock, event, queue, condition, semaphore = asyncio.Lock(), asyncio.Event(), asyncio.Queue(), asyncio.Condition(), asyncio.Semaphore(0)


async def wait_for_all():
    async with condition:
        print("condition had")
    for name, wait in ("lock", lock.acquire), ("event", event.wait), ("queue", queue.get), ("semaphore", semaphore.acquire):
        try:
            await asyncio.wait_for(wait(), 0.01)
            print(name, "had")
        except TimeoutError:
            print(name, "waited for")
        except RuntimeError as error:
            print(name, str(error)[-32:])


async def first():
    await lock.acquire()
    await wait_for_all()


asyncio.run(first())
asyncio.run(wait_for_all())
