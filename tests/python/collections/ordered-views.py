# The views and iterators of an OrderedDict have names of their own.
from collections import OrderedDict

o = OrderedDict([("b", 1), ("a", 2)])
print(o.keys(), o.values(), o.items(), o)
print(iter(o), reversed(o), iter(o.items()), reversed(o.values()) is None)
print([type(x).__mro__ for x in (o.keys(), o.values(), o.items())])
print(list(o), list(reversed(o)), list(o.items()), list(reversed(o.items())), list(reversed(o.values())))
print(o.keys() & {"a"}, o.keys() == {"a", "b"}, ("a", 2) in o.items(), len(o.values()), dict(o), {**o})
print(isinstance(o.keys(), type({}.keys())), o.keys().mapping)
for change in ("for k in o: o[k + 'x'] = 1", "for k, v in o.items(): del o[k]", "o | 5", "o['z']", "o.move_to_end('z')",
               "OrderedDict().popitem()", "o.missing", "OrderedDict.added = 1", "o < o"):
    try:
        exec(change)
    except (RuntimeError, TypeError, KeyError, AttributeError) as e:
        print(type(e).__name__, e)
o["self"] = o
print(o, list(o))
