# islice tells apart a bound that cannot be read and one that is too small.
from itertools import islice
from functools import cmp_to_key
import collections

for bounds in ((-1,), (2**80,), ('a',), (1, -5, 2), (0, -5), (0, -1), (0, 2**80), (0, 'a'), (-5, 3), ('a', 3), (0, 1, 0), (0, 1, -1), (0, 1, 'a')):
    try:
        islice([1], *bounds)
    except ValueError as error:
        print(bounds, error)
try:
    cmp_to_key(lambda a, b: a - b)(1) < 3
except TypeError as error:
    print(error)
try:
    collections.OrderedDict(a=1).move_to_end(('b', 'c'))
except KeyError as error:
    print(error.args)
print(collections.namedtuple('One', 'x').__doc__, collections.namedtuple('One', 'x').__new__.__doc__)
a = bytearray(b'abc')
print(a.__alloc__(), a.__sizeof__() - a.__alloc__())
del a[:2]
print(a.__alloc__())
