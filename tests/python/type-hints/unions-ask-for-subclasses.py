# isinstance with a Union asks whether the class is a subclass, and the message of what cannot be asked says so
from typing import Protocol, Union, runtime_checkable


@runtime_checkable
class Quacks(Protocol):
    def quack(self): ...


class Duck:
    def quack(self): ...


for thing in 1, "a", [], Duck():
    for kinds in Union[int, str], Union[int, list[int]], Union[Quacks, int]:
        try:
            print(type(thing).__name__, isinstance(thing, kinds), issubclass(type(thing), kinds))
        except TypeError as error:
            print(type(thing).__name__, error)
