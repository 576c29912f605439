def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
from pprint import pprint, pformat, PrettyPrinter, pp, isreadable, isrecursive, saferepr
from collections import *
d = {'name': 'Alice Wonderland', 'skills': ['python', 'c', 'rust', 'haskell'], 'address': {'street': '1 Long Road Name', 'city': 'Springfield', 'zip': '12345'}, 'tuple': (1, 2, 3), 'set': {3, 1, 2}}
pprint(d); pprint(d, width=40); pprint(d, depth=1); pprint(d, indent=4, width=60); pprint(d, compact=True, width=50); pp(d); pprint(d, sort_dicts=False)
pprint(list(range(50))); pprint(list(range(50)), compact=True); pprint('a' * 200); pprint('word ' * 40); pprint(['text ' * 20]); pprint(b'bytes' * 30); pprint((1,)); pprint([]); pprint({}); pprint(()); pprint('short'); pprint(5)
print(pformat([[['deep'] * 5] * 3] * 3, width=30)); pprint([[[[[1]]]]], depth=2)
pprint(OrderedDict((f'key{i}', i * 'x' * 10) for i in range(5))); pprint(defaultdict(list, {f'k{i}': list(range(i * 3)) for i in range(6)})); pprint(Counter('abracadabra' * 3)); pprint(Counter({f'word{i}': i for i in range(12)})); pprint(deque(range(40))); pprint(deque(range(40), maxlen=50)); pprint(frozenset(range(40))); pprint(ChainMap({f'a{i}': i for i in range(10)}, {'b' * 30: 1}))
a = [1]; a.append(a); print(isrecursive(a), isreadable(a), isreadable([1]), isreadable([print]))
pprint({2: 'b', 'a': 1, None: 3}); pprint([10 ** 20, 1234567], underscore_numbers=True)
print(t(lambda: PrettyPrinter(indent=-1)), t(lambda: PrettyPrinter(width=0)), t(lambda: PrettyPrinter(depth=0)))
