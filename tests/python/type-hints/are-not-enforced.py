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
print(int | None, list[int], dict[str, int])
