from collections import OrderedDict, defaultdict, deque
from weakref import WeakSet


class Loud(OrderedDict):
    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)


loud = Loud(a=1)
loud.update([("b", 2)])
loud.update({"c": 3}, d=4)
loud |= {"e": 5}
print(loud.copy(), Loud.fromkeys("xy"), loud | {"q": 1})
print(loud.setdefault("z", 4), loud.setdefault("z", default=5), loud.pop("none", default=6))


class Cache(OrderedDict):
    """The one that was used last stands last."""

    def __init__(self, size):
        super().__init__()
        self.size = size

    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.move_to_end(key)
        if len(self) > self.size:
            self.popitem(last=False)


cache = Cache(2)
for i in range(4):
    cache[i] = i * i
print(list(cache), cache[2], list(cache), cache.popitem())

moved = OrderedDict({True: 1, 2: 3, "x": 4})
moved.move_to_end(1)
moved.move_to_end("x", last=False)
print(moved)
for wrong in (lambda: moved.move_to_end("none"), lambda: OrderedDict({}, {}), lambda: moved.update({}, {}),
              lambda: OrderedDict().popitem()):
    try:
        wrong()
    except (KeyError, TypeError) as error:
        print(repr(error))

d = defaultdict(int, a=1)
d.default_factory = None
try:
    d["b"]
except KeyError as error:
    print(repr(error), d)


class Odd(deque):
    def __new__(cls, *args):
        return [1] if args else super().__new__(cls)


for wrong in (lambda: Odd() * 2, lambda: Odd() + deque([1]), lambda: Odd().copy()):
    try:
        wrong()
    except TypeError as error:
        print(error)


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


things = a, b, c = [Thing(name) for name in "abc"]
some, others = WeakSet([a, b]), WeakSet([b, c])


def names(these):
    return sorted(thing.name for thing in these)


print(names(some ^ others), names(some | others), names(some & others), names(some - others))
print(some.isdisjoint(others), some.issubset(things), some <= others, WeakSet([a]) < some, some > WeakSet([b]), some >= some)
some ^= others
print(names(some))
some |= {b}
some -= [c]
print(names(some), some.issuperset([a]))
some &= {a}
some.difference_update([b])
print(names(some), some == WeakSet([a]))
