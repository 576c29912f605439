import typing
from typing import *
import collections.abc, types
T = TypeVar("T"); K = TypeVar("K"); V = TypeVar("V"); P = ParamSpec("P"); Ts = TypeVarTuple("Ts")
for x in (Any, Optional[int], Union[int, str], Union[int, None], Union[int], Union[int, str, int], Union[Union[int, str], float], List, List[int], Dict[str, List[int]], Tuple[int, ...], Tuple[int, str], Tuple[()], Set[T], FrozenSet[int], Type[int], Callable[[int, str], bool], Callable[..., int], Callable[[], None], Callable[P, T], Callable, Iterable[int], Iterator[T], Generator[int, str, bool], Mapping[str, int], Sequence[T], ClassVar[int], Final[int], Literal[1, "a", None], Annotated[int, "meta", 5], NoReturn, Never, Self, Deque[int], DefaultDict[str, int], Counter[str], OrderedDict[str, int], ChainMap[str, int], Awaitable[int], AsyncIterator[int], ContextManager[int], Pattern[str], Match[str], Hashable, Sized, Text, AnyStr, T, P, Ts, P.args, P.kwargs, Concatenate[int, P], TypeGuard[int], Required[int], Unpack[Ts], Generic[T], Protocol[T], ForwardRef("X"), List["X"], Optional["Y"], List[T][int], Dict[K, V][str, int], Callable[[T], T][int], Union[T, int][str], int | None, list[int], dict[str, T], List[Optional[int]], Union[List[int], Dict[str, int]], IO[str], TextIO, BinaryIO, SupportsInt, type(None), Literal[1, 1, 2], Literal[True, 1], Union[None, int, str], Type["C"], Optional[Any]):
    print(repr(x), get_origin(x), get_args(x), getattr(x, "__parameters__", None))
print(Union[int, str] == Union[str, int], hash(Union[int, str]) == hash(Union[str, int]), Optional[int] == Union[int, None], List[int] == List[int], List[int] == List[str], Union[int, str] == (int | str), Literal[1] == Literal[True])
print(isinstance([], List), issubclass(list, List), isinstance({}, Mapping), issubclass(dict, Mapping), isinstance(1, Union[int, str]) , isinstance(1, Optional[int]))
def attempt(*fs):
    for f in fs:
        try: print(f())
        except Exception as e: print(type(e).__name__, e)
attempt(lambda: isinstance([], List[int]), lambda: List(), lambda: List[int](), lambda: Union[1], lambda: Optional[int, str], lambda: List[int, str], lambda: Dict[int], lambda: isinstance(1, Any), lambda: Any(), lambda: Union(), lambda: Callable[int], lambda: Callable[int, str], lambda: Generic[int], lambda: Generic[T, T], lambda: TypeVar("X", int), lambda: TypeVar("X", covariant=True, contravariant=True), lambda: List[1], lambda: ClassVar[ClassVar[int]], lambda: Hashable[int], lambda: Deque([1, 2]), lambda: Optional, lambda: NoReturn[int], lambda: Annotated[int], lambda: Union[()], lambda: DefaultDict(list), lambda: isinstance(1, Callable), lambda: isinstance(len, Callable), lambda: list[int]([1]), lambda: Tuple[...], lambda: Self())
class Stack(Generic[T]):
    def __init__(self): self.items: List[T] = []
    def push(self, x: T) -> None: self.items.append(x)
s = Stack[int](); s.push(1)
print(Stack, Stack[int], Stack.__parameters__, Stack[int].__args__, s.__orig_class__, Stack[T][str], Stack.__orig_bases__, Stack.__mro__)
class Pair(Generic[K, V]): pass
class Sub(Stack[int]): pass
class Named(Pair[str, V], Stack[V]): pass
class ML(List[int]): pass
class MM(Mapping[str, T]): 
    def __getitem__(self, k): return k
    def __iter__(self): return iter(())
    def __len__(self): return 0
print(Pair[int, str], Sub.__parameters__, Sub.__orig_bases__, Named.__parameters__, Named[int], ML.__mro__, ML([1]), MM.__parameters__, MM()["q"], Sub.__bases__)
attempt(lambda: Stack[int, str], lambda: Sub[int], lambda: Pair[int], lambda: type("Q", (Generic,), {}))
class HasLen(Protocol):
    def __len__(self) -> int: ...
attempt(lambda: isinstance([], HasLen), lambda: HasLen())
@runtime_checkable
class Closable(Protocol):
    name: str
    def close(self): ...
@runtime_checkable
class Q(Protocol):
    def quack(self) -> str: ...
class Duck:
    name = "d"
    def quack(self): return "q"
    def close(self): pass
class Dog: pass
class Mallard(Q):
    def __init__(self, n): self.n = n
    def quack(self): return "m"
print(isinstance(Duck(), Q), isinstance(Dog(), Q), issubclass(Duck, Q), issubclass(Dog, Q), isinstance(Duck(), Closable), isinstance(open, Closable), Mallard(3).n, isinstance(Mallard(1), Q), Q.__mro__, Mallard.__mro__)
attempt(lambda: issubclass(Duck, Closable), lambda: Q(), lambda: runtime_checkable(Dog))
class SupportsX(Protocol[T]):
    def x(self) -> T: ...
print(SupportsX[int], SupportsX.__parameters__, isinstance(5, SupportsInt), isinstance("a", SupportsInt), isinstance(5.0, SupportsRound), isinstance(3, SupportsIndex), issubclass(int, SupportsAbs))
class Emp(NamedTuple):
    """Doc."""
    name: str
    id: int = 3
    def hi(self): return f"hi {self.name}"
print(Emp("a"), Emp("b", 4).hi(), Emp._fields, Emp._field_defaults, Emp.__annotations__, Emp.__doc__, Emp.__mro__, Emp.__orig_bases__, Emp("a") == ("a", 3), Emp("x")._replace(id=9))
E2 = NamedTuple("E2", [("x", int), ("y", "str")]); print(E2(1, "q"), E2.__annotations__)
class Movie(TypedDict):
    title: str
    year: int
class More(Movie, total=False):
    stars: float
    note: Required[str]
m: Movie = {"title": "x", "year": 1}
print(Movie(title="a", year=2), type(Movie(title="a", year=2)), Movie.__annotations__, Movie.__total__, More.__total__, sorted(More.__required_keys__), sorted(More.__optional_keys__), is_typeddict(Movie), Movie.__mro__, Movie.__bases__, Movie)
attempt(lambda: isinstance({}, Movie), lambda: type("Z", (Movie, int), {}))
TD = TypedDict("TD", {"in": int, "b": str}); print(TD.__annotations__, TD)
UserId = NewType("UserId", int); print(UserId, UserId(5), UserId.__supertype__, UserId.__name__, UserId | None, Optional[UserId])
def f(a: int, b: "str" = "", *args: "List[int]", c: Optional["Duck"] = None, d: Annotated[int, "x"] = 1) -> None: ...
print(get_type_hints(f), get_type_hints(f, include_extras=True), f.__annotations__)
class H:
    a: "int"; b: ClassVar["str"] = "x"; n: Optional["H"] = None
class H2(H): c: Final = 3; d: list["H"]
attempt(lambda: get_type_hints(H), lambda: get_type_hints(H2), lambda: get_type_hints(5), lambda: get_type_hints(typing) and 1)
def bad(x: "Nope"): ...
attempt(lambda: get_type_hints(bad))
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def over(x): ...
attempt(lambda: g(1), lambda: len(get_overloads(g)))
def g(x): return x
print(g(3), cast(int, "x"), assert_type(3, int), len(get_overloads(g)))
attempt(lambda: assert_never(1))
reveal_type([1])
@final
class Fin: pass
class Ov:
    @override
    def m(self): ...
print(Fin.__final__, Ov.m.__override__, TYPE_CHECKING, T.__name__, T.__bound__, T.__constraints__, TypeVar("B", bound="int").__bound__, TypeVar("C", int, str).__constraints__, TypeVar("D", covariant=True), AnyStr.__constraints__)
class AnySub(Any): pass
print(AnySub(), AnySub.__mro__) if False else print(AnySub.__mro__)
def box[T](x: T) -> list[T]: return [x]
class Box[T]:
    def __init__(self, x: T): self.x = x
type Vec = list[float]
print(box.__type_params__, Box.__type_params__, Box[int], Box.__parameters__, Vec, Vec.__value__, Box.__orig_bases__, Box[int](3).x)
import pickle, copy
print(pickle.loads(pickle.dumps(List[int])), copy.deepcopy(Union[int, str]), pickle.loads(pickle.dumps(Callable[[int], str])), copy.copy(Optional[int]))
print(list[T][int], dict[K, list[V]][str, int], dict[str, T].__parameters__)
