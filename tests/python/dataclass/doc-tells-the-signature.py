# A data class without a docstring gets its signature for one.
import inspect
import typing
from dataclasses import KW_ONLY, InitVar, dataclass, field


class Thing:
    pass


@dataclass
class A:
    x: int
    y: "str" = "a"
    z: list[int] = field(default_factory=list)
    w: typing.Optional[int] = None
    v: field = None
    u: int = field(init=False, default=3)
    t: Thing = None
    s: typing.Callable[[int], str] = print


@dataclass
class Own(A):
    "own doc"
    q: int = 5


@dataclass
class Keywords(A):
    _: KW_ONLY
    k: InitVar[int] = 3

    def __post_init__(self, k):
        pass


@dataclass(init=False)
class NoInit:
    x: int


@dataclass
class OwnInit:
    x: int

    def __init__(self, a, b: int = 2, *c) -> None:
        pass


@dataclass
class Empty:
    pass


@dataclass(slots=True, frozen=True)
class Slots:
    x: float = 1.5
    y: "Slots" = None


for c in (A, Own, Keywords, NoInit, OwnInit, Empty, Slots):
    print(c.__doc__)


def f(a, b: int = 2, *args, c=3, **kw) -> str:
    pass


print(inspect.getcallargs(f, 1), inspect.getcallargs(f, 1, 2, 3, c=5, z=6), inspect.getfullargspec(f))
for form in (typing.Callable[[int], str], typing.Optional[int], typing.List[int], typing.List, typing.Callable, typing.Literal[1]):
    print(form, form.__name__, form.__qualname__, form.__module__, type(form).__name__, form.__origin__)
