# The collector passes the keys of a table for str only. A table that has held another key stays general, and fromkeys of a set begins so.
import gc

mixed = {'k': 1, 1: 1}
print(mixed.popitem(), mixed)
pure = {'k': 1}
for d in mixed, pure, dict.fromkeys({'a', 'b'}, True), dict.fromkeys(['a', 'b'], True), dict.fromkeys({'a': 1}, 2), dict(mixed), mixed.copy(), {**mixed}:
    print([type(o).__name__ for o in gc.get_referents(d)])
