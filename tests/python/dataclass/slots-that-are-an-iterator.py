# Slots of a base that were given as an iterator cannot be looked at again.
import dataclasses


class Root:
    __slots__ = iter(["a"])


try:
    @dataclasses.dataclass(slots=True)
    class Leaf(Root):
        b: int
except TypeError as error:
    print(error)
