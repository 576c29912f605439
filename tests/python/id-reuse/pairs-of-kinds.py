# Whose id is whose next: an object dies, and one of another kind is made at once. It takes the place if CPython asks for as large a
# block, and if neither kind has a free list of its own.
import functools
import gc
import itertools
import types


class Plain:
    pass


class One:
    __slots__ = 'a',


class Two:
    __slots__ = 'a', 'b'


class Three:
    __slots__ = 'a', 'b', 'c'


class Lists(list):
    pass


class Error(Exception):
    pass


def generator():
    yield


gc.disable()
one, items = 1, [1, 2, 3]
makers = {
    'object': object,
    'int': lambda: one + 1000,
    'long int': lambda: one << 100,
    'complex': lambda: one + 2j,
    'short str': lambda: 'ab%d' % one,
    'long str': lambda: 'abcdefghijklmnop%d' % one,
    'wide str': lambda: '\u0101' * (one + 3),
    'bytes': lambda: bytes(15),
    'bytearray': bytearray,
    'set': set,
    'Plain': Plain,
    'One': One,
    'Two': Two,
    'Three': Three,
    'Lists': Lists,
    'Error': Error,
    'OSError': OSError,
    'lambda': lambda: lambda: 0,
    'closure': lambda x=1: lambda: x,
    'generator': generator,
    'list iterator': lambda: iter(items),
    'range': lambda: range(one, 10),
    'map': lambda: map(abs, items),
    'zip': lambda: zip(items, items),
    'islice': lambda: itertools.islice(items, 2),
    'count': itertools.count,
    'partial': lambda: functools.partial(abs),
    'cell': lambda: types.CellType(1),
    'property': property,
    'memoryview': lambda: memoryview(b'abc'),
    'namespace': types.SimpleNamespace,
}


# Some of each stay, so that it is unlikely that a pool of their size has no block left but the one that is given back: the next block
# would come from another pool, in CPython, too.
kept = [maker() for maker in makers.values() for _ in range(20)]


def is_reused(first, then):
    x = first()
    place = id(x)
    del x
    y = then()
    return id(y) == place


for name, maker in makers.items():
    print(name, '->', ', '.join(other for other, then in makers.items() if is_reused(maker, then)))
