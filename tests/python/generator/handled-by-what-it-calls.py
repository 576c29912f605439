# Exceptions handled by functions that generators and coroutines call: the generator holds them meanwhile.
def show(f):
    try:
        f()
    except Exception as error:
        print(type(error).__name__)
def bad(): raise ValueError("x")
async def test():
    show(bad)
def gen():
    show(bad)
    yield 1
try: test().send(None)
except StopIteration: pass
list(gen())
def run():
    import asyncio
    asyncio.run(test())
run()
