# How many objects the collector counts for a call of a type: many take their arguments without a tuple.
import gc


class Kind:
    def __init__(self, *args):
        pass


def counted(source, times):
    code = compile('x = ' + source + '\n' + ('x = ' + source + '\n') * (times - 1), 'counted', 'exec')
    names = {'l': [1], 'n': 5, 'Kind': Kind, 'gc': gc}
    gc.collect()
    gc.disable()
    before = gc.get_count()[0]
    exec(code, names)
    count = gc.get_count()[0] - before
    gc.enable()
    return count


for source in ('set()', 'set(l)', 'frozenset(l)', 'frozenset()', 'frozenset(l) | {3}', 'list(l)', 'tuple(l)', 'dict(a=1)', 'range(n, 7)', 'slice(n, 7)',
               'bytearray(b"a")', 'int("5")', 'float("5")', 'complex(1, 2)', 'str(n)', 'bool(n)', 'object()', 'enumerate(l)', 'zip(l)', 'map(len, l)',
               'map(len, l, l)', 'filter(len, l)', 'reversed(l)', 'property(l)', 'Kind()', 'Kind(1)', 'KeyError(1)', 'super(Kind, Kind())', 'super(Kind)',
               'staticmethod(l)', 'memoryview(b"")'):
    print(source, counted(source, 1), counted(source, 2))
for call in (lambda: set(1, 2), lambda: set(x=1), lambda: frozenset(x=1), lambda: frozenset(1, 2), lambda: float(1, 2), lambda: float(x=1), lambda: bool(x=1),
             lambda: bool(1, 2), lambda: map(len), lambda: map(len, [], x=1), lambda: filter(1), lambda: filter(1, [], x=1), lambda: filter(1, 2),
             lambda: map(1, 2), lambda: super(1), lambda: super(int, 2, 3), lambda: super(int, 'a'), lambda: super(x=1), lambda: super(), lambda: set(5)):
    try:
        call()
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, error)
