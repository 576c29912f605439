# A subscript of typing gives the same object again, unless what is in it is equal only.
from typing import (Annotated, Any, Callable, ClassVar, Concatenate, Dict, Final, Generic, List, Literal, Optional, ParamSpec, Tuple,
                    Type, TypeVar, Union)

T = TypeVar("T")
P = ParamSpec("P")


class Box(Generic[T]):
    pass


print(List[int] is List[int], Dict[str, List[int]] is Dict[str, List[int]], Tuple[int, ...] is Tuple[int, ...])
print(Optional[int] is Optional[int], Union[int, str] is Union[int, str], Union[int, str] is Union[str, int])
print(Callable[[int], str] is Callable[[int], str], Callable[..., str] is Callable[..., str], Box[int] is Box[int], Box[int] is Box[bool])
print(Generic[T] is Generic[T], ClassVar[int] is ClassVar[int], Final[str] is Final[str], Concatenate[int, P] is Concatenate[int, P])
print(Literal[1] is Literal[1], Literal[1] is Literal[True], Literal[1, 2] is Literal[1, 2], Literal[0, 1] is Literal[False, True])
print(Literal[1], Literal[True], Literal[0, 1], Literal[False, True], Literal[0] == Literal[False])
print(Annotated[int, "a"] is Annotated[int, "a"], Annotated[int, 1] is Annotated[int, True], Annotated[int, []] == Annotated[int, []])
print(List[T][int] is List[int], List[T][str] is List[T][str], Type[Any] is Type[Any])
print(list[int] is list[int])
for wrong in (lambda: List[1], lambda: Literal[[]], lambda: Box[int, str], lambda: Union[()]):
    try:
        print(wrong())
    except TypeError as error:
        print(error, error.__context__)
