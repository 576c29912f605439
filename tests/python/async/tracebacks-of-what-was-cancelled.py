# What was cancelled says where it was.
import asyncio
import traceback


async def inner():
    await asyncio.sleep(10)


def where(error):
    return [(entry.name, entry.line) for entry in traceback.extract_tb(error.__traceback__) if entry.filename == __file__]


async def waits_for(task):
    await task


async def main():
    task = asyncio.create_task(inner())
    await asyncio.sleep(0)
    print(task.cancel("why"))
    for again in range(3):
        try:
            await task
        except asyncio.CancelledError as error:
            print(again, error.args, where(error))
    print(task.cancelled(), task._cancel_message)
    try:
        await asyncio.wait_for(inner(), 0.01)
    except TimeoutError as error:
        print(where(error), repr(error.__cause__), where(error.__cause__))
    tasks = [asyncio.create_task(inner()) for _ in range(2)]
    await asyncio.sleep(0)
    tasks[0].cancel("first")
    tasks[1].cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True))
    waiting = asyncio.create_task(waits_for(asyncio.create_task(inner())))
    await asyncio.sleep(0)
    waiting.cancel("outer")
    try:
        await asyncio.gather(waiting)
    except asyncio.CancelledError as error:
        print(repr(error), where(error))


asyncio.run(main())


async def cancels_itself():
    asyncio.current_task().cancel("itself")
    await asyncio.sleep(0)


try:
    asyncio.run(cancels_itself())
except asyncio.CancelledError as error:
    print(repr(error), where(error))
