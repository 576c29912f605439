def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
from pprint import pprint, pformat
from dataclasses import dataclass, field
from types import SimpleNamespace, MappingProxyType
@dataclass
class Point:
    name_of_point: str
    coordinates_list: list
    other: dict = field(default_factory=dict)
pprint(Point('abc', [1, 2])); pprint(Point('a' * 30, list(range(20)), {'k' * 20: 'v' * 30})); pprint([Point('x', [i]) for i in range(3)])
pprint(SimpleNamespace(a=1, b='x' * 80)); pprint(MappingProxyType({'a' * 30: 'b' * 60, 'c': 1}))
class C:
    def __repr__(self): return 'C()' * 40
pprint([C(), C()])
pprint({'k': {'a' * 20: ['b' * 20] * 4, 'z': ('q' * 40, 'w' * 40)}})
