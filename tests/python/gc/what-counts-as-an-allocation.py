# An object out of a free list is none; list and dict called as classes never take one, but give theirs back.
import gc

gc.disable()
kept = [[] for _ in range(200)]
gc.collect()
kept = [kept, [[] for _ in range(200)]]
few = [[] for _ in range(20)], [{} for _ in range(20)], [(i, i) for i in range(20)]
del few
count = gc.get_count


def displays():
    a = []
    b = {}
    c = (a, b)


def calls():
    a = list()
    b = dict()


def copies(items=[1, 2]):
    a = list(items)
    b = items[:]
    c = items + items
    d = items.copy()


def tuples(items=tuple(range(20))):
    a = items + ()
    b = items[:19]
    c = items[1:] + items[:1]


def slices(items=[1, 2, 3]):
    a = slice(1, 2)
    b = items[a]


def iterators(items=[1, 2]):
    a = iter(items)
    b = zip(items, items)
    next(b)


def from_generators():
    a = list(x for x in (1, 2))
    b = tuple(x for x in (1, 2))
    c = sum(x for x in (1, 2))


for function in displays, calls, copies, tuples, slices, iterators, from_generators:
    function()
    deltas = []
    for _ in range(3):
        before = count()[0]
        function()
        deltas.append(count()[0] - before)
    print(function.__name__, deltas)
