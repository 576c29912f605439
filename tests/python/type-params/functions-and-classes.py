from typing import TypeVar, Generic


def first[T](items: list[T]) -> T:
    return items[0]


print(first([1, 2]), first.__type_params__, first.__annotations__)
T = first.__type_params__[0]
print(type(T), T.__name__, T.__bound__, T.__constraints__, T.__covariant__, T.__infer_variance__)


class Box[T]:
    def __init__(self, value: T):
        self.value = value

    def map[U](self, f) -> "Box[U]":
        return Box(f(self.value))


b = Box(3).map(str)
print(b.value, Box.__type_params__, Box.__orig_bases__, Box.__mro__, Box.map.__type_params__)
print(Box[int], Box.__parameters__)


def bounded[N: (int, float), S: str, *Ts, **P](n: N, s: S, *args: *Ts) -> N:
    return n


for param in bounded.__type_params__:
    print(param, type(param).__name__)
n, s, ts, p = bounded.__type_params__
print(n.__constraints__, s.__bound__, n.__bound__, bounded(1, "a"))


def lazy[T: undefined](x: T):
    return x


print(lazy(5))
try:
    print(lazy.__type_params__[0].__bound__)
except NameError as error:
    print(error)


def with_defaults[T](x: T = 1, *, y: T = 2) -> T:
    return x + y


print(with_defaults(), with_defaults(5, y=1), with_defaults.__defaults__, with_defaults.__kwdefaults__)
K = TypeVar("K", bound=int)
print(K, TypeVar("C", covariant=True), TypeVar("D", contravariant=True), K.__bound__)


class Old(Generic[K]):
    pass


print(Old.__parameters__, Old.__orig_bases__)
for wrong in (lambda: TypeVar("X", int), lambda: TypeVar("X", covariant=True, contravariant=True)):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    T
    print(T is Box.__type_params__[0])
except NameError as error:
    print(error)
