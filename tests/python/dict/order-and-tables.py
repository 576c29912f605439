# Order of entries through deletions, growth, copies and merges.
def noise(n, seed=1):
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        yield seed >> 16


d, log = {}, []
for step, r in enumerate(noise(600)):
    key = r % 97 if r & 1 else str(r % 89)
    kind = r // 128 % 5
    if kind == 0:
        d.pop(key, None)
    elif kind == 1:
        d[key] = step
    elif kind == 2:
        d.setdefault(key, step)
    elif kind == 3 and d:
        log.append(next(reversed(d)))
        if r % 13 == 0:
            log.append(d.popitem())
    else:
        d.update({key: step, step % 50: key})
    if step % 100 == 0:
        print(step, len(d), list(d)[:8], list(reversed(d.items()))[:3])
print(len(d), hash(tuple(log)) % 1000, hash(tuple(d.items())) % 100000)
print(list(d) == list(d.copy()) == list(dict(d)) == [k for k in d.keys()], d == dict(reversed(d.items())))

a = {"x": 1, "y": 2}
b = {"y": 3, "z": 4}
print(a | b, b | a, a, a.keys() | b.keys() == {"x", "y", "z"})
a |= [("q", 1)]
print(a, dict([("a", 1)], b=2), dict(a=1, **{"b c": 2}))
del a["x"]
a["x"] = 0
print(a, list(a.items()), list(reversed(a.values())))
for bad in (lambda: dict(1), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: dict(["ab", "c"]), lambda: {} | 1, lambda: {}["x"],
            lambda: {}[(1, 2)], lambda: {}.popitem(), lambda: {}.pop(1), lambda: {}.pop(), lambda: {[]: 1}, lambda: {}.get(), lambda: dict(1, 2),
            lambda: {1: 2}.update(1, 2), lambda: {1: 2}.update([1]), lambda: {}.setdefault(), lambda: hash({}), lambda: {1: 2} < {3: 4},
            lambda: dict.fromkeys(1), lambda: dict.fromkeys(), lambda: {}.copy(1), lambda: {}.items(1), lambda: {[1]}, lambda: {}[[]],
            lambda: [] in {}, lambda: {}.__getitem__(), lambda: dict(**{1: 2}), lambda: {}.fromkeys([[]])):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e, e.args)
print(dict.fromkeys("abc"), dict.fromkeys({1: 2, 3: 4}, 0), dict.fromkeys({5, 6, 7}, []), dict.fromkeys([1, 1, 2]))


class Sub(dict):
    def __missing__(self, key):
        return "missing " + repr(key)


s = Sub(a=1)
print(s["a"], s["b"], s.get("b"), s, type(s.copy()), type(s | {}), Sub.fromkeys("ab"), s == {"a": 1})
nested = {}
nested["self"] = nested
nested["list"] = [nested]
print(nested, nested.items(), list(nested.keys()))


class Colliding:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1

    def __eq__(self, other):
        print("compare", self.name, getattr(other, "name", other))
        return isinstance(other, Colliding) and self.name == other.name


c = {Colliding("a"): 1, Colliding("b"): 2, 1: 3}
print(c[Colliding("b")], c[1], True in c, len(c))
c.pop(Colliding("a"))
print(c.get(Colliding("z")), len(c))
print({1: "int", True: "bool", 1.0: "float"}, {0.0: 1, -0.0: 2}, {"a": 1, "a": 2})


class Changing:
    def __init__(self, d):
        self.d = d

    def __hash__(self):
        return hash("key")

    def __eq__(self, other):
        self.d.clear()
        return False


m = {"key": 1}
print(m.get(Changing(m)), m)
it = iter({1: 2, 3: 4}.items())
print(next(it), it.__length_hint__(), it.__reduce__()[1], list(it), it.__length_hint__())
