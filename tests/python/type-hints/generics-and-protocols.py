from typing import *
T = TypeVar('T'); U = TypeVar('U')
x = list[T] | dict[U, int]
print(x, x[int, str], (T | None)[int], x.__parameters__, Union[int, str, int], Optional[int], Union[int], int | str == str | int, hash(int|str)==hash(str|int))
print(isinstance(1, int | str), issubclass(bool, int | None), (int | None).__args__, type(int | str))
print(list[int] | None, Callable[[int], str], Literal['a', 1], Annotated[int, 'x'], ClassVar[int], Final[int], Type[int], tuple[int, ...], Tuple[()])
def f(a: int, b: 'str' = 'x', *c: float) -> Optional[bool]: ...
print(get_type_hints(f)); print(f.__annotations__)
class TD(TypedDict, total=False):
    a: Required[int]; b: NotRequired[str]
print(TD(a=1), TD.__required_keys__, TD.__optional_keys__, TD.__total__)
class NT(NamedTuple):
    a: int
    b: str = 'q'
print(NT(1), NT._field_defaults, NT.__annotations__)
@runtime_checkable
class Pr(Protocol):
    def meth(self) -> int: ...
class Im:
    def meth(self): return 1
print(isinstance(Im(), Pr), isinstance(3, Pr), issubclass(Im, Pr))
class G(Generic[T]):
    def __init__(self, v: T): self.v = v
print(G[int](3).v, G[int], G.__parameters__, get_origin(G[int]), get_args(Dict[str, int]), cast(int, 'a'), NewType('N', int)(3), NewType('N', int))
try: Pr()
except TypeError as e: print(e)
print(TypeVar('B', bound=int), TypeVar('C', int, str).__constraints__, ParamSpec('P'), Any, NoReturn, Self, LiteralString)
@overload
def o(x: int) -> int: ...
def o(x): return x
print(o(2), get_overloads(o), is_typeddict(TD), assert_type(3, int), reveal_type(4))
