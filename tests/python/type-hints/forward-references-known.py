# What a forward reference keeps of what it meant, and where strings become one.
from typing import (Annotated, ByteString, Callable, ClassVar, Final, ForwardRef, Generic, List, ParamSpec, Protocol, TypeVar, TypeVarTuple, Unpack,
                    get_type_hints)
P = ParamSpec("P")
T = TypeVar("T")
Ts = TypeVarTuple("Ts")


def tried(make):
    try:
        print(make())
    except (SyntaxError, TypeError) as error:
        print(type(error).__name__, error)


r = ForwardRef("int")
print(r.__forward_value__, r.__forward_evaluated__, r.__forward_code__.co_filename, r.__forward_module__, r.__forward_is_class__)


def function(x: r):
    pass


print(get_type_hints(function), r.__forward_value__, r.__forward_evaluated__)


def meaning(kind):
    a = ForwardRef("A")

    def function(x: a):
        pass
    get_type_hints(function, globals(), {"A": kind})
    return a


print(meaning(int) == meaning(str), meaning(int) == meaning(int), meaning(int), ForwardRef("A") == ForwardRef("A"))
for text in "*Ts", "* int", "*int,", "*", "/T", "a b":
    tried(lambda: ForwardRef(text))


def f(*args: *tuple[int, str]): pass
def g(*args: Unpack[tuple[int, str]]): pass
def h(*args: "*Ts"): pass
def i(*args: "*tuple[int, str]"): pass


for function in f, g, h, i:
    print(function.__annotations__, get_type_hints(function, localns={"Ts": Ts}))


class Wrapped:
    a: Annotated["ClassVar[int]", (3, 5)] = 4
    b: Annotated["Final[int]", "const"] = 4


print(get_type_hints(Wrapped, globals()), get_type_hints(Wrapped, globals(), include_extras=True))


class Refused:
    b: List["Final[int]"] = []


tried(lambda: get_type_hints(Refused, globals()))


class Holder(Generic[P]):
    func: Callable["P", int]


print(get_type_hints(Holder, globals(), {"P": P}), Callable["P", int].__args__, Callable[5, int], Callable[(int, str), None], Callable[..., "int"])
for params in "/T", "T", 5, (int, "/"), None:
    tried(lambda: Generic[params])
    tried(lambda: Protocol[params])
print(Annotated, type(Annotated), Annotated.__module__, Annotated.__mro__, ByteString.__module__, Annotated["int", 5], Annotated | None)
tried(lambda: Annotated())
tried(lambda: Annotated[int])
tried(lambda: type("Under", (Annotated,), {}))
