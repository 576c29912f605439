# sys.settrace tells of the StopIteration by which yield from and await get the value of what they delegate to.
import sys

class Letters:
    def __init__(self, letters):
        self.letters = iter(letters)
    def __aiter__(self):
        return self
    async def __anext__(self):
        try:
            return next(self.letters)
        except StopIteration:
            raise StopAsyncIteration

async def over_letters():
    async for letter in Letters("ab"):
        x = letter
    y = 42

async def one():
    return 1

class Awaitable:
    def __await__(self):
        yield 5
        return 7

async def awaits():
    x = await one()
    y = await Awaitable()
    return x, y

def inner():
    yield 1
    return 2

def handles():
    try:
        yield 1
    except ValueError:
        return 9

def delegates():
    a = yield from inner()
    b = yield from [1]
    c = yield from (q for q in (1,))
    d = yield from handles()
    return a, b, c, d

def trace(frame, event, arg):
    what = arg[:2] if event == "exception" else ""
    print(frame.f_code.co_name, frame.f_lineno, event, what)
    return trace

def drive(generator):
    try:
        for n in range(20):
            if n == 3:
                generator.throw(ValueError)
            else:
                generator.send(None)
    except (StopIteration, ValueError) as e:
        return repr(e)

for make in over_letters, awaits, delegates:
    generator = make()
    sys.settrace(trace)
    result = drive(generator)
    sys.settrace(None)
    print(result)
