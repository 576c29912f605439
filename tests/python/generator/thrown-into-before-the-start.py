# A generator that has not begun is in the traceback of what is thrown into it.
import asyncio
import sys
import traceback


def plain():
    try:
        yield 1
    finally:
        print("never")


async def coroutine():
    await asyncio.sleep(1)


async def agen():
    yield 1


def where(error):
    return [(entry.name, entry.lineno, entry.line) for entry in traceback.extract_tb(error.__traceback__)]


for make in plain, coroutine, (i for i in ()), plain:
    thing = make() if callable(make) else make
    try:
        thing.throw(ValueError("thrown"))
    except ValueError as error:
        print(where(error), error.__traceback__.tb_next.tb_lasti)
thing = agen()
try:
    thing.athrow(ValueError("thrown")).send(None)
except ValueError as error:
    print(where(error))
plain().close()

events = []


def tracer(frame, event, arg):
    events.append((frame.f_code.co_name, event, frame.f_lineno))
    return tracer


sys.settrace(tracer)
try:
    plain().throw(KeyError)
except KeyError:
    sys.settrace(None)
print(events)


async def main():
    task = asyncio.create_task(coroutine())
    task.cancel()
    await task


try:
    asyncio.run(main())
except asyncio.CancelledError as error:
    print([entry.name for entry in traceback.extract_tb(error.__traceback__) if entry.name in ("main", "coroutine")])
