# In which order a deep copy gives up what it needed: the blocks of fresh lists tell.
import copy


class Node:
    def __init__(self, *held):
        self.held = list(held)


def blocks(make):
    """How the blocks of fresh lists lie to those of a moment before."""
    before = [[] for _ in range(14)]
    ids = [id(x) for x in before]
    before.clear()
    kept = make()
    after = [[] for _ in range(14)]
    return [ids.index(id(x)) if id(x) in ids else -1 for x in after], type(kept).__name__


def cycle():
    a = [[1]]
    a.append(a)
    return copy.deepcopy(a)


def named(value):
    return copy.deepcopy(value)


held = [[1], [[2]], {3}, {"k": [4]}]
node = Node([1], [2])
for label, make in [
    ("one", lambda: copy.deepcopy([[1]])),
    ("two", lambda: copy.deepcopy([[1], [2]])),
    ("deep", lambda: copy.deepcopy([[[[1]]], [2]])),
    ("a set", lambda: copy.deepcopy([{1}])),
    ("a dict", lambda: copy.deepcopy([{}])),
    ("a dict of lists", lambda: copy.deepcopy({1: [1], 2: [[2]]})),
    ("tuples", lambda: copy.deepcopy(([1], ([2],), (3,)))),
    ("nothing in it", lambda: copy.deepcopy([])),
    ("atoms", lambda: copy.deepcopy((1, 2))),
    ("a cycle", cycle),
    ("twice the same", lambda: copy.deepcopy([[1]] * 3)),
    ("kept elsewhere", lambda: copy.deepcopy(held)),
    ("a part of it", lambda: copy.deepcopy(held[1])),
    ("parts in a new list", lambda: copy.deepcopy([held[0], held[1], [5]])),
    ("through a function", lambda: named([[1], {2}])),
    ("an instance", lambda: copy.deepcopy(node)),
    ("a new instance", lambda: copy.deepcopy(Node([1], [2]))),
    ("instances", lambda: copy.deepcopy([Node([1]), Node()])),
    ("a dict that is new", lambda: copy.deepcopy({"a": []})),
    ("a tuple that is new", lambda: copy.deepcopy(([],))),
    ("a memo of one's own", lambda: copy.deepcopy([[1]], {})),
    ("shallow", lambda: copy.copy([[1]])),
    ("a set of tuples", lambda: copy.deepcopy([{(1, 2)}, [3]])),
    ("frozen", lambda: copy.deepcopy([frozenset([1]), [2]])),
]:
    print(label, *blocks(make))
    print(label, *blocks(make))
