# Hints as strings in classes and modules, hints that mean themselves, protocols with classes of their own.
from __future__ import annotations

import typing
from typing import (Any, ClassVar, Final, Generic, List, Optional, Protocol, SupportsAbs, SupportsRound, Tuple, TypedDict, TypeVar, Union,
                    get_args, get_type_hints, runtime_checkable)

T = TypeVar("T")


class Settings:
    count: ClassVar[int] = 0
    name: Final[str] = "fixed"
    other: Optional[Settings] = None


Json = Union[int, str, List["Json"]]


def read(value: Json, first: "List[Json]") -> "Tree | None":
    pass


class Tree(Generic[T]):
    left: Tree[T] | None
    value: T


print(get_type_hints(Settings))
print(get_type_hints(read))
print(get_type_hints(Tree), get_type_hints(type), get_type_hints(int))


def wrong(value: ClassVar[int]):
    pass


for refused in (lambda: get_type_hints(wrong), lambda: List[Generic], lambda: List[Protocol], lambda: Tuple[Generic[T]], lambda: List[ClassVar]):
    try:
        print(refused())
    except TypeError as error:
        print(error)


@runtime_checkable
class HasX(Protocol):
    x: int


class Point(HasX):
    def __init__(self, x=1):
        super().__init__()
        self.x = x


class Apart:
    x = 3


print(Point().x, isinstance(Apart(), HasX), isinstance(3, HasX))
HasX.register(int)
print(isinstance(3, HasX))
try:
    issubclass(Apart, HasX)
except TypeError as error:
    print(error)
print(SupportsAbs[int], get_args(SupportsRound[T]), isinstance(3, SupportsAbs), issubclass(str, SupportsRound))


class One(TypedDict):
    a: typing.NotRequired[int]


class Two(TypedDict, Generic[T]):
    a: typing.Required[str]
    b: T


class Three(One, Two[int], total=False):
    c: Any


class Four(Three):
    d: int


print(sorted(Three.__required_keys__), sorted(Three.__optional_keys__), sorted(Four.__required_keys__), Four.__bases__)
