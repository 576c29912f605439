# Sets in deep copies: shared ones stay shared, the lists that a copy goes through live as long as the memo, and what they leave behind.
import copy
import sys


class Meta(type):
    def __hash__(cls):
        print("hash of", cls.__name__)
        return 7


class Own(metaclass=Meta):
    pass


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n

    def __repr__(self):
        return "Key(%d)" % self.n


shared = {1, 2, 3}
frozen = frozenset("abc")
both = [shared, frozen, shared, frozen, {"k": shared}, (frozen, 5), (1, frozen)]
c = copy.deepcopy(both)
print(c[0] is c[2], c[0] is c[4]["k"], c[0] is not shared, c[0] == shared)
print(c[1] is c[3], c[1] is c[5][0], c[1] is c[6][1], c[1] is frozen, c[1] == frozen)
print(sys.getrefcount(shared), sys.getrefcount(frozen), sys.getrefcount(c[0]), sys.getrefcount(c[1]))
print(copy.deepcopy(set()), copy.deepcopy(frozenset()), copy.deepcopy([set(), set()]))

with_class = [{Own}, {int, str}]
c = copy.deepcopy(with_class)
print([sorted(x.__name__ for x in s) for s in c])

mixed = [{1, 2}, {Key(1), Key(2)}, {3}, {(1, 2), (3, 4)}, frozenset([Key(9)]), {4.5, None, True, b"x", 2j}]
c = copy.deepcopy(mixed)
print([sorted(map(repr, s)) for s in c], all(a is not b for a, b in zip(c, mixed)))
print(next(iter(c[4])) is not next(iter(mixed[4])))

memo = {}
original = [{1, 2}, {3, 4}, frozenset([5])]
c = copy.deepcopy(original, memo)
print(len(memo), [type(v).__name__ for v in memo.values()], [len(v) for v in memo.values()])
kept = memo[id(memo)]
print([type(x).__name__ for x in kept], kept[0] == [1, 2], kept[1] is original[0], memo[id(kept[0])] == [1, 2])
del c, memo, kept


class Late:
    def __deepcopy__(self, memo):
        print("asked", len(memo), [type(v).__name__ for v in memo.values()])
        kept = memo[id(memo)]
        print([(type(x).__name__, x) for x in kept])
        return self


c = copy.deepcopy([{1}, [2], {3, 4}, Late(), {5}])
print(c[0], c[1], c[2], c[4])


def blocks(make):
    """How the blocks of fresh lists lie to those of a moment before."""
    before = [[] for _ in range(12)]
    ids = [id(x) for x in before]
    before.clear()
    kept = make()
    after = [[] for _ in range(12)]
    return [ids.index(id(x)) if id(x) in ids else -1 for x in after], len(kept)


print(blocks(lambda: copy.deepcopy([{1, 2}, {3}])))
print(blocks(lambda: copy.deepcopy([[1], {1, 2}, [2], frozenset([3])])))
print(blocks(lambda: copy.deepcopy([[[1]] * 2, {1, 2}, [[2]]])))
print(blocks(lambda: copy.deepcopy({"a": {1, 2}, "b": [{3}, {4}]})))
print(copy.deepcopy(5), copy.deepcopy("x"), copy.deepcopy(None), copy.deepcopy(int) is int, copy.deepcopy(print) is print)
print(copy.deepcopy(Own) is Own, copy.deepcopy(True, {}), copy.deepcopy(7, {id(7): "seven"}))
