# Sizes of containers at every step of growing and shrinking.
import sys
from collections import deque


def sizes(make, change, count):
    container = make()
    seen = [sys.getsizeof(container)]
    for i in range(count):
        change(container, i)
        size = sys.getsizeof(container)
        if size != seen[-1]:
            seen.append((i, size))
            seen.append(size)
    print([s for s in seen if isinstance(s, tuple)])


sizes(list, lambda c, i: c.append(i), 100)
sizes(list, lambda c, i: c.insert(0, i), 40)
sizes(list, lambda c, i: c.extend([i] * i), 20)
sizes(lambda: list(range(50)), lambda c, i: c.pop(), 50)
sizes(lambda: [0] * 50, lambda c, i: c.__delitem__(slice(0, 3)), 17)
sizes(dict, lambda c, i: c.__setitem__(i, i), 100)
sizes(dict, lambda c, i: c.__setitem__(str(i), i), 100)
sizes(dict, lambda c, i: c.__setitem__(str(i) if i < 3 else i, i), 12)
sizes(lambda: {i: i for i in range(40)}, lambda c, i: c.popitem(), 40)
sizes(lambda: {str(i): i for i in range(5)}, lambda c, i: (c.pop(next(iter(c))), c.__setitem__(str(i + 100), i)), 20)
sizes(set, lambda c, i: c.add(i), 200)
sizes(set, lambda c, i: (c.add(i), c.discard(i - 2)), 100)
sizes(deque, lambda c, i: c.append(i), 200)
sizes(deque, lambda c, i: c.appendleft(i), 200)
for n in range(12):
    t = tuple(range(n))
    print(n, [sys.getsizeof(x) for x in (t, list(t), list(iter(t)), [*t], set(t), frozenset(t), dict.fromkeys(t), {str(i): i for i in t})])
d = dict(a=1, b=2, c=3, d=4, e=5, f=6)
print(sys.getsizeof(d), sys.getsizeof(d.copy()), sys.getsizeof(dict(d)), sys.getsizeof({**d}), sys.getsizeof(d | d))
del d["a"], d["b"], d["c"]
print(sys.getsizeof(d), sys.getsizeof(d.copy()), sys.getsizeof(dict(d)), sys.getsizeof({**d}))
d.clear()
print(sys.getsizeof(d), sys.getsizeof({}), sys.getsizeof(dict()))


class Point:
    def __init__(self, n):
        for i in range(n):
            setattr(self, "a%d" % i, i)


for n in (0, 1, 2, 5, 6, 10, 29, 30, 31, 40):
    print(n, sys.getsizeof(Point(n)), sys.getsizeof(Point(n).__dict__), sys.getsizeof(vars(Point(n)).copy()))
p = Point(3)
vars(p)["x"] = 1
print(sys.getsizeof(vars(p)), list(vars(p)))
vars(p)[1] = 1
print(sys.getsizeof(vars(p)), list(vars(p)))
for o in (iter([]), iter(()), iter({}), iter({}.items()), iter(set()), iter(range(3)), reversed([]), enumerate([]), zip(), map(len, []),
          {}.keys(), {}.values(), {}.items(), slice(1), range(2), iter(len, 1)):
    print(type(o).__name__, sys.getsizeof(o))
