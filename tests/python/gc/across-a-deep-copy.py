# A deep copy makes thousands of objects at once. What was garbage before it is found all the same, and so is
# what becomes garbage of the copy later.
import copy
import gc
import weakref


class Node:
    pass


def cycle():
    node = Node()
    node.itself = node
    return weakref.ref(node, lambda ref: seen.append('gone'))


seen = []
original = [[i, (i, [i]), {'key': [i]}] for i in range(2000)]
gc.collect()

lost = cycle()
copied = copy.deepcopy(original)
for _ in range(800):  # a collection comes by at the latest now
    original.append([])
print(seen, lost())

print(all(gc.is_tracked(item) and gc.is_tracked(item[1]) for item in copied))
print(sum(1 for o in gc.get_objects() if o is copied or o is copied[-1][1]))
print(copied[:2000] == original[:2000])

copied[0].append(copied)
members = 1 + 4 * 2000 + 2000
del copied
found = gc.collect()
print(found >= members)

# A tuple of tuples of numbers is let go of by the collector, in a copy as well.
pairs = [((i, i), [i]) for i in range(1500)]
again = copy.deepcopy(pairs)
gc.collect()
print(gc.is_tracked(again[3][0]), gc.is_tracked(again[3]))

# With the collector off all stays in the youngest generation.
gc.disable()
again = copy.deepcopy(original)
print(any(o is again[5] for o in gc.get_objects(generation=0)))
gc.enable()
print(all(again[i][2]['key'] == [i] for i in range(2000)), gc.collect())
