import collections.abc as c
import pickle
from abc import ABC, abstractmethod
from functools import (cached_property, lru_cache, partial, partialmethod, singledispatch, singledispatchmethod, total_ordering)


@singledispatch
def kind(x):
    return "object"


@kind.register
def _(x: c.Sized):
    return "sized"


@kind.register(c.MutableMapping)
def _(x):
    return "mapping"


@kind.register
def _(x: int | float):
    return "number"


@kind.register(c.Sequence)
def _(x):
    return "sequence"


print([kind(x) for x in ([], {}, set(), 1, 2.5, True, "s", (), None)])
print(kind.dispatch(dict) is kind.registry[c.MutableMapping], type(kind.registry).__name__)


class Late:
    pass


print(kind(Late()))
c.Sized.register(Late)
print(kind(Late()))
for wrong in (lambda: kind.register(list[int]), lambda: kind.register(3, print), lambda: kind.register(lambda x: x), kind):
    try:
        wrong()
    except TypeError as error:
        print(str(error).split(" at 0x")[0])


class Both(c.Iterable, c.Container):
    def __iter__(self):
        return iter(())

    def __contains__(self, item):
        return False


@singledispatch
def which(x):
    return "none"


which.register(c.Iterable, lambda x: "iterable")
which.register(c.Container, lambda x: "container")
print(which(Both()))
try:
    print(which({}))
except RuntimeError as error:
    print(error)


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state, *, loud=False):
        self.alive = state
        return state, loud

    on = partialmethod(set_state, True)
    off = partialmethod(on, loud=True)
    make = partialmethod(classmethod(lambda cls, n: (cls.__name__, n)), 4)

    @singledispatchmethod
    def take(self, x):
        return "any"

    @take.register
    def _(self, x: int):
        return "int"


cell = Cell()
print(cell.on(), cell.alive, Cell.off.__get__(cell)("x") if False else Cell.on(cell), Cell.make(), cell.make())
print(repr(vars(Cell)["make"]).split("(")[0], cell.on.__self__ is cell, type(cell.on).__name__)
print(cell.take(1), cell.take("s"))


class Base(ABC):
    @partialmethod
    @abstractmethod
    def add(self):
        pass

    half = partialmethod(add, 1)


print(Base.__abstractmethods__)


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        print("hash", self.n)
        return self.n

    def __eq__(self, other):
        print("eq", self.n, other.n)
        return self.n == other.n


@lru_cache(maxsize=2)
def square(key, more=0):
    return key.n ** 2


print(square(Key(3)), square(Key(3)), square(Key(4), more=1), square(Key(5)), square(Key(3)))
print(square.cache_info())


@total_ordering
class Grade:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


print(pickle.loads(pickle.dumps(Grade.__ge__)) is Grade.__ge__, Grade.__gt__.__name__, Grade(1) <= Grade(2), Grade(2) > Grade(3))


class Frozen(type):
    @cached_property
    def prop(cls):
        return 1


class Part(partial):
    pass


try:
    Frozen("F", (), {}).prop
except TypeError as error:
    print(error)
print(repr(Part(int, base=2)), partial(partial(int, base=2), "11")())
p = partial(int, base=2)
p.keywords[7] = "odd"
print(p)
