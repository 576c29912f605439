import gc
gc.collect()
class A: pass
for o in (0, 1.5, 'a', None, b'', (), [], {}, set(), (1, 2), ([],), {'a': 1}, {'a': []}, A(), A, len, lambda: 0, frozenset(), range(3), slice(1), object(), iter([])):
    print(repr(o).split(' at ')[0], gc.is_tracked(o))
