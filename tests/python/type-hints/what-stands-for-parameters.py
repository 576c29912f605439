# What replaces TypeVars, ParamSpecs and TypeVarTuples in subscripted types, and what is refused.
import collections.abc
import typing
from typing import (Annotated, Any, Callable, Concatenate, ForwardRef, Generic, List, ParamSpec, Tuple, TypeVar, TypeVarTuple, Union, Unpack,
                    get_type_hints, no_type_check)

T, U, P, Q, Ts = TypeVar("T"), TypeVar("U"), ParamSpec("P"), ParamSpec("Q"), TypeVarTuple("Ts")


def tell(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


class Row(Generic[Unpack[Ts]]):
    pass


class Ends(Generic[T, Unpack[Ts], U]):
    pass


class Job(Generic[T, P]):
    pass


class Only(Generic[P]):
    pass


class Two(Generic[P, Q]):
    pass


for call in (
        lambda: Callable[P, T][[int, str], float], lambda: Callable[P, T][..., float], lambda: Callable[P, int][[]],
        lambda: Callable[P, int][int, str], lambda: Callable[P, int][P], lambda: Callable[P, T][int, str],
        lambda: Callable[Concatenate[int, P], T][[str], float], lambda: Callable[Concatenate[int, P], int][Concatenate[str, P]],
        lambda: Callable[Concatenate[int, P], int][...], lambda: List[Callable[P, T]][[int, str], float], lambda: List[Callable[P, int]][int, str],
        lambda: collections.abc.Callable[P, T][[int, str], float],
        lambda: Only[int, str], lambda: Only[[int, str]], lambda: Only[[int]], lambda: Only[...], lambda: Only[P][[str]], lambda: Only[P][str],
        lambda: Job[int, [str, bytes]], lambda: Job[int, ...], lambda: Job[T, P][int, [str]], lambda: Job[T, P][int], lambda: Job[int, P][[str]],
        lambda: Two[P, Q][[int], [str, bytes]], lambda: Two[P, [int]][[str]], lambda: Job[T, P][int, str],
        lambda: List[Job[T, P]][int, [str]], lambda: List[Union[T, List[U]]][int, str], lambda: List[T]["name"], lambda: List[T][None],
        lambda: List[T][Unpack[Ts]], lambda: list[T][Unpack[Tuple[int, ...]]], lambda: list[T][3], lambda: List[T][typing.ClassVar],
        lambda: Row[int, str], lambda: Row[Unpack[Ts]][()], lambda: Row[Unpack[Ts]][int, str], lambda: Row[Unpack[Ts], T][int],
        lambda: Row[T, Unpack[Ts]][int, str, bytes], lambda: Row[T, Unpack[Ts]][()],
        lambda: tuple[T, Unpack[Ts], U][int, str], lambda: tuple[T, Unpack[Ts], U][int], lambda: tuple[T, *Ts][*tuple[int, ...]],
        lambda: tuple[T, *Ts, U][*tuple[int, ...]], lambda: tuple[T, *Ts, U][str, *tuple[int, ...]], lambda: tuple[T, *Ts, U][*tuple[int, ...], str],
        lambda: Tuple[T, Unpack[Ts]][Unpack[Tuple[int, ...]]], lambda: tuple[T, *Ts][*tuple[int, str, bytes]],
        lambda: tuple[*Ts][*tuple[int, ...], *tuple[str, ...]], lambda: Ends[int, str], lambda: Ends[*tuple[int, ...]], lambda: Ends[int],
        lambda: tuple[*Ts, *Ts][int, str], lambda: List[Row[Unpack[Ts]]][int, str], lambda: Callable[[Unpack[Ts]], T][int, str, bytes],
        lambda: Callable[[int, Unpack[Ts]], None][str], lambda: Annotated[List[T], "note"][int], lambda: (list[T] | dict[U, T])[int, str],
        lambda: T.__typing_subst__(int), lambda: T.__typing_subst__(Unpack[Ts]), lambda: P.__typing_subst__([int, str]), lambda: P.__typing_subst__(int),
        lambda: P.__typing_subst__(...), lambda: Ts.__typing_subst__(int), lambda: Callable[[T], P][int, str],
        lambda: List[Annotated[T, 5]][int], lambda: Annotated[Unpack[Ts], 1], lambda: tuple[int, *tuple[T, ...]][str], lambda: Annotated[tuple[*Ts], 1][int]):
    tell(call)

print(ForwardRef("a") == ForwardRef("a"), ForwardRef("a", module="m") == ForwardRef("a"), ForwardRef("a", module="m") == ForwardRef("a", module="m"))


def annotated(x: int | list[Annotated[str, "note"]], y: Union[int, Annotated[str, 1]] = 0):
    pass


print(get_type_hints(annotated), get_type_hints(annotated, include_extras=True))


def free():
    pass


@no_type_check
class Unchecked:
    other = free
    borrowed = ForwardRef

    def method(self, x: "no such"):
        pass

    @staticmethod
    def static(x: "no such"):
        pass

    @classmethod
    def of_class(cls, x: "no such"):
        pass

    class Inner:
        def method(self, x: "no such"):
            pass


for each in (Unchecked, Unchecked.method, Unchecked.static, Unchecked.of_class, Unchecked.Inner, Unchecked.Inner.method, free, ForwardRef):
    print(getattr(each, "__no_type_check__", None), end=" ")
print(get_type_hints(Unchecked.method), get_type_hints(Unchecked.Inner))
