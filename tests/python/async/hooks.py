import sys


def first(g):
    print("first", g.__name__)


def last(g):
    print("forgotten", g.__name__)
    g.aclose().close()


sys.set_asyncgen_hooks(firstiter=first, finalizer=last)
firstiter, finalizer = sys.get_asyncgen_hooks()
print(firstiter is first, finalizer is last)


async def numbers():
    yield 1
    yield 2


g = numbers()
try:
    g.__anext__().send(None)
except StopIteration as stop:
    print(stop.value)
del g
print("gone")
try:
    sys.set_asyncgen_hooks(3)
except TypeError as error:
    print(error)
sys.set_asyncgen_hooks(None, None)
