def f(x: int, y: 'str' = 5) -> list[int]:
    z: float = 'text'
    w: int
    return z
print(f('a'), f.__annotations__)
a: int = 'x'
b: str
print(a, __annotations__)
try:
    b
except NameError as e:
    print(e)
type Alias = int | str
print(Alias, int | None, list[int], dict[str, int])
def g[T](x: T) -> T: return x
print(g(1))
