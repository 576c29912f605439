def m(w):
    match w:
        case [y, None]: pass
        case {'a': y, **r}: return y, r
        case (1 | 2) as q: return q
        case str() | bytes(): return 's'
    try: return y
    except UnboundLocalError as e: return e
for v in ([1, 2], {'a': 1, 'b': 2}, 2, 'x', [1, None], 7): print(m(v))
from collections import UserDict, UserList
import collections.abc
class M(collections.abc.Mapping):
    def __getitem__(s, k): return 1
    def __iter__(s): return iter('a')
    def __len__(s): return 1
class S: pass
collections.abc.Sequence.register(S)
class S2(S):
    def __len__(s): return 2
    def __getitem__(s, i): return (10, 20)[i]
class Mp: 
    def get(s, k, d=None): return 5
    def keys(s): return "a"
    def __len__(s): return 1
    def __getitem__(s, k): return 6
collections.abc.Mapping.register(Mp)
for v in (M(), S2(), Mp(), UserDict(a=3), UserList([1, 2]), memoryview(b'ab'), range(2), collections.deque([1, 2]), 'ab', b'ab', bytearray(b'ab')):
    match v:
        case {'a': x}: print('map', x)
        case [a, b]: print('seq', a, b)
        case _: print('none')
