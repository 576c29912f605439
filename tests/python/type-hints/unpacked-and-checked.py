import copy
import pickle
import types
from typing import *

T, Ts = TypeVar("T"), TypeVarTuple("Ts")
star = next(iter(tuple[int, str]))
print(star, repr(star), star.__unpacked__, tuple[int, str].__unpacked__, star == tuple[int, str], star.__args__, [*list[int]])
print(tuple[*tuple[int, ...]], Tuple[*Ts], copy.copy(star) == star, pickle.loads(pickle.dumps(star)) == star)


def f(*args: *tuple[int, ...]) -> Unpack[Tuple[int, str]]:
    pass


print(f.__annotations__)


class Box(Generic[T]):
    pass


class Row(Generic[*Ts]):
    pass


print(Box[*tuple[int]], Row[*tuple[int, str]], Row[int, *tuple[str, ...]], List[*Tuple[int]])
for annotated in Annotated[int, "note"], Annotated[List[int], 1, 2]:
    print(annotated, pickle.loads(pickle.dumps(annotated)) == annotated, annotated.__metadata__, annotated.__name__, copy.deepcopy(annotated))
print(Annotated[ClassVar[int], "why"], Literal[[], []], Literal[1, True, 1])
UserId = NewType("UserId", int)
for wrong in ("for x in Union: pass", "list(Optional[int])", "iter(List)", "class A(type(Any)): pass", "class A(ClassVar[int]): pass",
              "class A(Annotated): pass", "class A(UserId): pass", "class A(Protocol, Box): pass", "class A(Protocol, int): pass",
              "Box[*tuple[int, str]]", "List[ClassVar[int]]", "class A(NamedTuple, dict): pass", "TypedDict('A', {'x': int}, y=int)",
              "Annotated[int]", "Box[int, str]", "class A(Union[int, str]): pass", "Protocol[int]"):
    try:
        exec(wrong)
        print("no error:", wrong)
    except TypeError as error:
        print(wrong, "->", error)
U = TypeVar("U")
pair = Dict[T, U]
print(pair[*Tuple[int, str]], pair[int, *tuple[str]], list[T][*tuple[int]], tuple[T, *Ts][int, str, bool], tuple[T, *Ts][int, *tuple[str, ...]])
for alias, args in (pair, Unpack[Tuple[int, ...]]), (list[T], star), (pair, (int, Unpack[Ts])):
    try:
        print(alias[args])
    except TypeError as error:
        print(error)
