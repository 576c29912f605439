# UserDict, UserList, UserString and ChainMap do what the abstract classes of collections.abc promise.
import collections.abc
import copy
from collections import ChainMap, UserDict, UserList, UserString


def attempt(call):
    try:
        print(repr(call()))
    except (TypeError, KeyError, IndexError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)


class Doubling(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value * 2)

    def __missing__(self, key):
        return "no " + key


d = Doubling(a=1, b=2)
d.update({"c": 3}, e=4)
print(d, d["zz"], d.get("zz"), "zz" in d, len(d), list(d), d.keys(), d.values(), d.items(), d == {"a": 2})
print(d | {"x": 1}, {"x": 1} | d, d.pop("a"), d.popitem(), d.setdefault("n", 7), d.copy(), type(d.copy()), copy.copy(d))
print(Doubling.fromkeys("ab", 1), isinstance(d, collections.abc.Mapping), isinstance(d, dict), UserDict.__mro__)
d |= {"q": 1}
d.clear()
print(d, bool(d))
for call in (lambda: UserDict()["x"], lambda: UserDict().pop("x"), lambda: UserDict().popitem(), lambda: d | 5,
             lambda: UserDict(5), lambda: hash(d), lambda: d.missing, lambda: collections.Userdict):
    attempt(call)

l = UserList([3, 1, 2])
l.append(4)
l.sort()
l += [9]
l.extend(UserList([7]))
print(l, l[1:], type(l[1:]), l + [1], [0] + l, l * 2, l.index(2), l.count(1), l.pop(), list(reversed(l)), UserList("ab") < ["b"])
l[1:2] = [8, 8]
l *= 2
print(l, 8 in l, copy.copy(l) == l, UserList(), isinstance(l, collections.abc.MutableSequence))
for call in (lambda: l[99], lambda: l + 5, lambda: l.remove(77), lambda: UserList(5)):
    attempt(call)

s = UserString("Hello")
print(s, repr(s), s.upper(), type(s.upper()), s + "!", ">" + s, s * 2, s[1:3], type(s[1]), "ell" in s, s < "I", hash(s) == hash("Hello"))
print(s.find("l"), s.split("l"), s.replace("l", "L"), s.join("ab"), UserString("%s-%d") % ("a", 1), UserString("{}").format(5))
print(s.center(9, "*"), s.encode(), int(UserString("5")), {s: 1}["Hello"], s.count(UserString("l")), sorted(s), f"{s:}")
attempt(lambda: s.index("z"))

c = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(c, c["a"], c["b"], len(c), list(c), c.parents, c.new_child({"z": 1}), c.new_child(q=5), c | {"q": 1}, {"b": 9} | c)
print(c.get("zz", 5), c.keys(), list(c.items()), c == {"a": 1, "b": 3}, ChainMap.fromkeys("ab"), bool(ChainMap()))
c["n"] = 1
del c["a"]
c |= {"w": 1}
print(c, c.popitem(), c.setdefault("b", 0), c.setdefault("new", 1), c)
for call in (lambda: c["zz"], lambda: c.pop("b"), lambda: ChainMap().popitem(), lambda: c.__delitem__("b"), lambda: c | 5):
    attempt(call)
