from __future__ import annotations

import dataclasses as dc
import typing as t
from dataclasses import KW_ONLY, InitVar, dataclass, field, make_dataclass
from typing import ClassVar, Generic, TypeVar

T = TypeVar("T")


class Mine:
    ClassVar = int


@dataclass
class Text:
    a: int
    b: ClassVar[int] = 3
    c: t.ClassVar = 4
    d: InitVar[int] = 5
    e: Mine.ClassVar = 6
    _: KW_ONLY
    f: dc.InitVar[str] = "f"
    g: "ClassVarious" = 7

    def __post_init__(self, d, f):
        self.sum = self.a + d, f


print([f.name for f in dc.fields(Text)], Text(1, 2, f="x"), Text(1, 2, f="x").sum)


@dataclass
class Named:
    x: int = field(default_factory=lambda: 1)
    _dflt_x: int = field(default_factory=lambda: 2)
    _HAS_DEFAULT_FACTORY: int = 3
    object: int = 4


print(Named())


@dataclass
class Parent(Generic[T]):
    x: T


Child = make_dataclass("Child", [("y", T), ("z", t.Optional[T], None)], bases=(Parent[int], Generic[T]), namespace={"w": 42})
print(Child(1, 2), Child[int](1, 2, 3), Child.__orig_bases__, Child.__bases__)
