import os
import random
import time
from unittest import TestCase, mock
from unittest.mock import AsyncMock, MagicMock, Mock, create_autospec, mock_open, patch, seal


def show(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Store:
    limit = 3
    names = {"a": 1}

    def get(self, key, default=None):
        return key, default

    @staticmethod
    def still(x):
        return x

    @classmethod
    def make(cls, x):
        return cls()


def greet(name, loud=False):
    return "hello " + name


with patch("random.randint", return_value=4) as dice:
    print(random.randint(1, 6), dice.mock_calls)
print(random.randint(4, 4), random.randint is dice)

with patch.object(Store, "limit", 10):
    print(Store.limit)
print(Store.limit)


@patch("time.time", lambda: 12.5)
@patch.object(Store, "get")
def decorated(first, mocked):
    mocked.return_value = "value"
    return first, Store().get("k"), time.time(), mocked.call_args


print(decorated("one"))
print(Store().get("k"))


@patch("time.sleep")
@patch("os.getcwd")
def order(getcwd, sleep):
    os.getcwd.return_value = "here"
    time.sleep(4)
    return getcwd(), sleep.call_args


print(order())

with patch.dict(Store.names, {"b": 2}, c=3):
    print(Store.names)
with patch.dict(Store.names, {"z": 0}, clear=True) as names:
    print(names)
print(Store.names)


@patch.dict("os.environ", {"NEW_NAME": "x"})
def environment():
    return os.environ["NEW_NAME"]


print(environment(), "NEW_NAME" in os.environ)

with patch.multiple(Store, limit=1, get=mock.DEFAULT) as made:
    print(Store.limit, sorted(made))
patcher = patch.object(Store, "limit", 77)
print(patcher.start(), Store.limit)
patcher.stop()
print(Store.limit)
show(lambda: patch.object(Store, "nothing").start())
show(lambda: patch("nodots"))
with patch.object(Store, "extra", 5, create=True):
    print(Store.extra)
print(hasattr(Store, "extra"))
with patch("builtins.print") as quiet:
    print("not seen")
print(quiet.mock_calls)

try:
    with patch.object(Store, "limit", 0):
        raise KeyError("inside")
except KeyError:
    print(Store.limit)

# In the likeness of something.
f = create_autospec(greet, return_value="mocked")
print(f("x"), f.call_args, f.__name__)
show(f)
show(f, "a", "b", "c")
f.assert_called_once_with("x")
show(f.assert_called_with, "y")
S = create_autospec(Store)
s = S()
s.get.return_value = 5
print(s.get("k"), S.mock_calls, isinstance(s, Store))
show(s.get)
show(s.get, 1, 2, 3)
show(lambda: s.nothing)
show(S.still, 1, 2)
with patch.object(Store, "get", autospec=True) as got:
    got.return_value = 8
    store = Store()
    print(store.get("a"), got.call_args == mock.call(store, "a"))
    show(store.get)
with patch(__name__ + ".Store") as Mocked:
    Mocked.return_value.get.return_value = "from class"
    print(Store().get("x"), Mocked.mock_calls)
with patch(__name__ + ".Store", autospec=True) as Mocked:
    print(Store().get("x") is Mocked.return_value.get.return_value)

# Files that are not there.
with patch("builtins.open", mock_open(read_data="one\ntwo\nthree\n")) as opened:
    with open("file.txt") as file:
        print(file.read())
    with open("file.txt") as file:
        print(file.readline(), list(file))
    with open("file.txt") as file:
        print([line.strip() for line in file])
    with open("out.txt", "w") as file:
        file.write("text")
opened.assert_called_with("out.txt", "w")
opened().write.assert_called_once_with("text")

m = Mock()
m.known.value = 1
seal(m)
print(m.known.value)
show(lambda: m.unknown)
show(lambda: m.known.unknown)


@patch("random.random", return_value=0.5)
class Tests(TestCase):
    def test_one(self, number):
        self.assertEqual(random.random(), 0.5)
        number.assert_called_once_with()

    def other(self):
        return random.random() == 0.5


case = Tests("test_one")
print(case.run().wasSuccessful())

import asyncio


async def use():
    m = AsyncMock(return_value=3)
    print(await m(1, x=2), m.await_count, m.await_args)
    m.assert_awaited_once_with(1, x=2)
    show(m.assert_not_awaited)
    e = AsyncMock(side_effect=[1, ValueError("bad")])
    print(await e())
    try:
        await e()
    except ValueError as error:
        print(error)
    async with MagicMock() as entered:
        print(type(entered).__name__)
    c = MagicMock()
    c.__aiter__.return_value = [1, 2]
    print([x async for x in c])

asyncio.run(use())
