# What an ExitStack remembers, the frames of what it calls, and where tests in docstrings are looked for.
import asyncio
import traceback
from contextlib import AsyncExitStack, ExitStack, nullcontext


class Door:
    def __enter__(self):
        return "in"

    def __exit__(self, *details):
        print("out", details[0])
        return True


def note(*details):
    print("noted", details)


class NeitherNor:
    """Its __exit__ stands in the instance, where nobody looks."""

    def __init__(self):
        self.__exit__ = note

    def __call__(self, *details):
        print("called", len(details))


door, neither = Door(), NeitherNor()
with ExitStack() as stack:
    stack.enter_context(door)
    stack.push(door)
    stack.push(note)
    stack.push(neither)
    stack.callback(note, 1, 2)
    print(type(stack._exit_callbacks).__name__, [at_once for at_once, _ in stack._exit_callbacks])
    calls = [call for _, call in stack._exit_callbacks]
    print(calls[0].__self__ is door, calls[1].__self__ is door, calls[2] is note, calls[3] is neither, calls[4].__wrapped__ is note)
    print(calls[4].__name__)


def fail():
    raise KeyError("late")


try:
    with ExitStack() as stack:
        stack.callback(fail)
except KeyError as error:
    print([frame.name for frame in traceback.extract_tb(error.__traceback__)])


async def main():
    async def later(*details):
        print("later", details[0])

    async with AsyncExitStack() as stack:
        await stack.enter_async_context(nullcontext())
        stack.push_async_exit(later)
        stack.push_async_callback(later, "x")
        stack.enter_context(door)
        print([at_once for at_once, _ in stack._exit_callbacks])
        print(isinstance(stack, ExitStack))
        1 / 0

asyncio.run(main())
