# What is said first of a protocol that cannot be asked about; a literal of nothing; forms that take one type.
from typing import ClassVar, Final, Literal, NotRequired, Protocol, Required, TypeGuard


class Sized(Protocol):
    size: int

    def grow(self): ...


class Plain(Protocol):
    def grow(self): ...


for ask in (lambda: issubclass(int, Sized), lambda: issubclass(int, Plain), lambda: isinstance(1, Sized), lambda: issubclass(1, Sized),
            lambda: Required[int, str], lambda: NotRequired[5], lambda: ClassVar[int, str], lambda: Final[int, str],
            lambda: TypeGuard[int, str], lambda: Literal[()], lambda: Required[int], lambda: NotRequired[str]):
    try:
        print(ask())
    except TypeError as error:
        print(error)
