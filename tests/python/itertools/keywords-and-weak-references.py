# Subclasses take keywords if they have an __init__ or a __new__ of their own; a tee can be referred to weakly.
from itertools import *
import weakref

KINDS = [(chain, []), (cycle, [[1]]), (islice, [[1], 1]), (starmap, [max, [(1, 2)]]), (takewhile, [bool, []]), (dropwhile, [bool, []]),
         (filterfalse, [bool, []]), (count, []), (repeat, [1]), (zip_longest, []), (product, []), (combinations, [[1], 1]), (groupby, [[1]]),
         (accumulate, [[1]]), (compress, [[1], [1]]), (permutations, [[1]]), (pairwise, [[1]]), (batched, [[1], 1]), (enumerate, [[1]]),
         (zip, []), (map, [str, []]), (filter, [bool, []]), (combinations_with_replacement, [[1], 1])]
for cls, args in KINDS:
    class Plain(cls):
        pass
    class Begins(cls):
        def __init__(self, *args, more=None):
            self.more = more
    class Makes(cls):
        def __new__(cls, *args, more=None):
            self = super().__new__(cls, *args)
            self.more = more
            return self
    for c in cls, Plain, Begins, Makes:
        try:
            print(cls.__name__, c.__name__, c(*args, more=3).more)
        except Exception as e:
            print(cls.__name__, c.__name__, type(e).__name__, e)

a, b = tee("ab")
seen = weakref.ref(a, lambda r: print("gone", r() is None))
proxy = weakref.proxy(b)
print(seen() is a, next(proxy), weakref.getweakrefcount(a), weakref.getweakrefcount(b))
del a
print(seen(), list(b))
del b
try:
    next(proxy)
except ReferenceError as e:
    print(e)
