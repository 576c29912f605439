# A hook sees in the memo what was copied before it, in order, and can tell by it who is kept alive.
import copy
import sys


def shown(memo, names):
    out = []
    for key, value in memo.items():
        if key == id(memo):
            out.append(("alive", [names.get(id(x), "?") for x in value], sys.getrefcount(value)))
        else:
            out.append((names.get(key, "?"), value if not isinstance(value, dict) else sorted(value, key=str)))
    return out


class Hook:
    def __init__(self, names):
        self.names = names

    def __deepcopy__(self, memo):
        for line in shown(memo, self.names):
            print(" ", line)
        return "hook"


names = {}
inner = [1, 2]
shared = [3]
pair = (4, [5])
plain = (6, 7)
table = {"a": 1, "b": [8]}
numbers = {1: 2, 3: 4}
hook = Hook(names)
outer = [0, inner, shared, pair, plain, table, numbers, shared, hook, [9]]
for name, x in (("outer", outer), ("inner", inner), ("shared", shared), ("pair", pair), ("pair[1]", pair[1]), ("plain", plain),
                ("table", table), ("table['b']", table["b"]), ("numbers", numbers)):
    names[id(x)] = name
result = copy.deepcopy(outer)
print(result, result[2] is result[7], result[4] is plain)

# The same with a memo of one's own: it has all of it afterwards.
memo = {}
result = copy.deepcopy(outer[:8], memo)
print(len(memo), result)
for line in shown(memo, names):
    print(line)
memo = {}
print(copy.deepcopy([[1], (2, [3])], memo), [v for k, v in memo.items()])

# In a cycle through a tuple what it holds is copied once.
start = []
cycle = (start, [1], {"k": start})
start.append(cycle)
start.append(cycle[1])
again = copy.deepcopy(cycle)
print(again[0][0] is again, again[0][1] is again[1], again[2]["k"] is again[0])


# A memo that is only in a traceback is as full as it would be.
class Refuses:
    def __deepcopy__(self, memo):
        raise ValueError("no copy")


try:
    copy.deepcopy([[1], [2], Refuses()])
except ValueError as e:
    tb = e.__traceback__
    while "memo" not in tb.tb_frame.f_locals:
        tb = tb.tb_next
    print([v for v in tb.tb_frame.f_locals["memo"].values()])

deep = []
for _ in range(2000):
    deep = [1, deep]
try:
    copy.deepcopy(deep)
except RecursionError as e:
    print(str(e)[:32])

# Sizes are those of lists that were appended to, and of dicts that were filled.
for n in (0, 1, 3, 4, 5, 8, 9, 17, 30, 100):
    copies = copy.deepcopy([list(range(n)), dict.fromkeys(range(n)), dict.fromkeys(map(str, range(n))), [[]] * n])
    print(n, *(sys.getsizeof(x) for x in copies))
mixed = {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, 6: 7}
print(sys.getsizeof(copy.deepcopy([mixed])[0]), copy.deepcopy([mixed])[0] == mixed)
gone = dict.fromkeys(range(50))
for i in range(45):
    del gone[i]
print(sys.getsizeof(copy.deepcopy([gone])[0]), copy.deepcopy([gone]))
nan = float("nan")
print(copy.deepcopy([{nan: 1, float("nan"): 2, (1, 2): [3], True: "t"}]))
print(copy.deepcopy([int, len, shown, range(3), property, copy.deepcopy]) == [int, len, shown, range(3), property, copy.deepcopy])
