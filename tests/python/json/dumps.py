def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
import json
data = {'name': 'Ann', 'age': 30, 'tags': ['a', 'b', []], 'nested': {'x': None, 'y': True, 'z': {}}, 'pi': 3.14, 'tup': (1, 2), 1: 'int', None: 0, False: 1, 2.5: 'f'}
print(json.dumps(data))
print(json.dumps(data, indent=2))
print(json.dumps({'b': 1, 'a': [1, {'c': 2}]}, indent='\t', sort_keys=True))
print(json.dumps([1, 2, {'a': 3}], separators=(',', ':')))
print(json.dumps('é€😀"\\\n\x01\x7f/'), json.dumps('é€😀', ensure_ascii=False))
print(json.dumps([float('inf'), float('nan'), -float('inf'), 1e100, 0.1, -0.0, 10**30]))
print(t(lambda: json.dumps(float('nan'), allow_nan=False)))
print(t(lambda: json.dumps({1, 2})), t(lambda: json.dumps(object)), t(lambda: json.dumps({(1, 2): 3})), json.dumps({(1, 2): 3, 'a': 1}, skipkeys=True))
class P:
    def __init__(self, x): self.x = x
print(json.dumps([P(1), P(2)], default=lambda o: o.__dict__), json.dumps({'c': 3 + 4j}, default=str))
class E(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set): return sorted(o)
        return super().default(o)
print(json.dumps({'s': {3, 1, 2}}, cls=E), t(lambda: json.dumps({'s': 1j}, cls=E)), E(indent=1).encode([1, [2]]))
a = []; a.append(a)
print(t(lambda: json.dumps(a)))
from enum import IntEnum
class C(IntEnum): A = 1
print(json.dumps([C.A, True, None]), json.dumps({C.A: 1}), json.dumps([]), json.dumps({}), json.dumps([[], {}], indent=4), json.dumps('x', indent=3), json.dumps([1], indent=0))
print(''.join(json.JSONEncoder().iterencode({'a': [1, 2]})))
print(t(lambda: json.dumps({'a': 1, 2: 3}, sort_keys=True)))
