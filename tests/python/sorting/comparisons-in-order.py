# Which comparisons a sort makes, and in which order.
class Number:
    log = []

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        Number.log.append((self.value, other.value))
        return self.value < other.value

    def __repr__(self):
        return str(self.value)


def show(values, **options):
    Number.log.clear()
    numbers = [Number(v) for v in values]
    numbers.sort(**options)
    total = 0
    for i, (a, b) in enumerate(Number.log):
        total = (total * 31 + a * 7 + b + i) % 1000003
    print(numbers if len(numbers) < 12 else [n.value for n in numbers] == sorted(values, reverse=options.get("reverse", False)),
          len(Number.log), total, Number.log[:12])


def noise(n, seed=1):
    out = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        out.append(seed >> 16)
    return out


show([])
show([1])
show([2, 1])
show([3, 1, 2])
show([1, 2, 3, 4, 5])
show([5, 4, 3, 2, 1])
show([1, 1, 1, 1])
show([3, 1, 2], reverse=True)
show(noise(10))
show(noise(63))
show(noise(64))
show(noise(65))
show(noise(120))
show(noise(150), reverse=True)
show(list(range(100)) + list(range(50)))
show(list(range(120)) + list(range(1, 20)))
show(list(range(20)) + list(range(120)))
show([i % 7 for i in range(150)])
show(sorted(noise(70)) + sorted(noise(100, 7)) + sorted(noise(40, 3)))
show(list(range(0, 200, 2)) + list(range(1, 200, 2)))
show(list(range(80, 0, -1)) + noise(50))
print(sorted("bca"), sorted([3, 1, 2], reverse=True), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([1.5, 1, True, 0.5]))
print(sorted(["b", "A", "c"], key=str.lower), sorted([3, -1, 2], key=abs), sorted([[2], [1, 5], [1]]))
print(sorted([("b", 1), ("a", 1), ("c", 0)], key=lambda p: p[1]), sorted([("b", 1), ("a", 1), ("c", 0)], key=lambda p: p[1], reverse=True))


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: sorted([1, "a"]))
attempt(lambda: sorted([1, None]))
attempt(lambda: [1].sort(1))
attempt(lambda: [1].sort(foo=1))
attempt(lambda: sorted())
attempt(lambda: sorted([1], len))
attempt(lambda: sorted([1, 2], key=len))
attempt(lambda: [2, 1].sort(reverse="a"))

items = [3, 1, 2]


def touch(x):
    print("during", items, len(items))
    if x == 2:
        items.append(99)
    return x


attempt(lambda: items.sort(key=touch))
print(items)


class Rude:
    def __lt__(self, other):
        raise KeyError("no order")


rude = [1, 2, Rude(), 4, Rude(), 6]
attempt(lambda: rude.sort(key=lambda x: x if isinstance(x, Rude) else Rude()))
print([type(x).__name__ for x in rude])


class Maybe:
    calls = 0

    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        Maybe.calls += 1
        return NotImplemented

    def __gt__(self, other):
        Maybe.calls += 100
        return self.v > other.v


maybe = [Maybe(2), Maybe(1)]
maybe.sort()
print([m.v for m in maybe], Maybe.calls)
