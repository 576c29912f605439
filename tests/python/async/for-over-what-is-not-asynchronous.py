# What the traceback points at: nothing for a statement of several lines, the iterable in a comprehension.
import dis
import traceback


class Iterator:
    def __aiter__(self):
        return 3


async def statement():
    async for x in []:
        pass


async def with_names(a):
    async for x in a.b:
        pass


async def on_one_line(a):
    async for x in a: pass


async def comprehension(a):
    return [x async for x in a]


async def nested(a):
    return {x: y for y in [1] async for x in a}


async def wrong_iterator():
    async for x in Iterator():
        pass


for coroutine in (statement(), with_names(traceback), on_one_line(1j), comprehension((1,)), nested(2), wrong_iterator()):
    try:
        coroutine.send(None)
    except (TypeError, AttributeError):
        traceback.print_exc()
print([i.positions for i in dis.get_instructions(with_names) if i.opname == 'GET_AITER'])
print(statement.__code__.co_consts)
