from dataclasses import dataclass, replace, asdict
@dataclass(frozen=True, order=True)
class V:
    major: int
    minor: int = 0
a, b = V(1, 2), V(1, 3)
print(a < b, sorted([b, a]), hash(a) == hash(V(1, 2)), replace(a, minor=9), asdict(a))
try:
    a.major = 5
except AttributeError as e:
    print(type(e).__name__, e)
