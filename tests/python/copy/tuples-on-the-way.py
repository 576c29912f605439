# Tuples that cycles come back to, and tuples that nothing else holds, copied deeply.
import copy
import gc


def same_shape(x, y, seen):
    """Whether Y is built as X is, with the same sharing and the same cycles."""
    if id(x) in seen:
        return seen[id(x)] is y
    seen[id(x)] = y
    if isinstance(x, (list, tuple)):
        return type(x) is type(y) and len(x) == len(y) and all(same_shape(a, b, seen) for a, b in zip(x, y))
    if isinstance(x, dict):
        return list(x) == list(y) and all(same_shape(x[k], y[k], seen) for k in x)
    return x == y


def show(name, x):
    y = copy.deepcopy(x)
    print(name, same_shape(x, y, {}), y is x)
    return y


items = []
inner = (items,)
items.append(inner)
del inner
show("list in a tuple in itself", items)

items = []
items.append(((items,),))
show("two tuples on the way round", items)

items = []
items.append(((1, [2, items]), [3]))
y = show("a list within the tuple leads back", items)
print(y[0][0][1][1] is y, y[0][1])

pair = ([1], [2])
show("tuple with two lists", [pair, pair])
show("tuple in a tuple, shared list", [((pair[0],), pair[0])])
show("tuple of tuples of a shared list", (((pair[0],),), ((pair[0],),)))

shared = [0]
show("held by a tuple alone and by a dict", {"a": ((shared, [1]),), "b": ((shared, [1]),)})

around = {}
around["t"] = (((around, [1]), [2]),)
y = show("a dict round three tuples", around)
print(y["t"][0][0][0] is y)

first = ([],)
first[0].append(first)
y = show("begins with the tuple", first)
print(y[0][0] is y)

chain = [1]
for n in range(40):
    chain = (chain, [n]) if n % 2 else [(chain,), n]
show("chain of tuples and lists", chain)

# What became of so many, after the collector was due amid the copy.
gc.collect()
data = [(i, [i], (i, (i, [i]))) for i in range(2000)]
y = copy.deepcopy(data)
print(y == data, all(gc.is_tracked(t) for t in y), all(gc.is_tracked(t[2]) for t in y))
del data
data = [(i, {}, (i, {"k": i})) for i in range(2000)]
y = copy.deepcopy(data)
print(y == data, len(gc.get_referrers(y[7][1])))
y = None
print(gc.collect())
