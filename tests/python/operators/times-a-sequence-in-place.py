# n *= sequence repeats the sequence only if n is an int or the like: objects of classes, sets and dicts are asked as sequences themselves.
import collections


class Plain:
    pass


class Number:
    def __index__(self):
        return 3


for left in (3, True, 1.5, None, Plain(), Number(), Plain, len, {}, {1}, frozenset(), range(2), {}.keys(), {}.items(),
             memoryview(b"x"), collections.OrderedDict(), collections.Counter(), collections.deque([1])):
    for right in ("ab", [1], (1,), b"x"):
        for code in ("left * right", "left *= right"):
            here = {"left": left, "right": right}
            try:
                exec("left = " + code if "=" not in code else code, here)
                print(code, here["left"])
            except TypeError as e:
                print(code, e)
