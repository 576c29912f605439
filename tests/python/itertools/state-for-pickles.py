# What __reduce__ of the tools tells, and what __setstate__ takes.
import copy
import itertools
import pickle
import warnings

warnings.simplefilter("ignore")


def tools():
    yield itertools.count(3, 2)
    yield itertools.count(10**30)
    yield itertools.cycle([1, 2, 3])
    yield itertools.repeat("r", 3)
    yield itertools.accumulate([1, 2, 3])
    yield itertools.accumulate([1, 2, 3], max, initial=2)
    yield itertools.chain([1, 2], [3])
    yield itertools.compress("abc", [1, 0, 1])
    yield itertools.dropwhile(bool, [1, 0, 1])
    yield itertools.takewhile(bool, [1, 1, 0])
    yield itertools.filterfalse(None, [0, 1, 0])
    yield itertools.islice([1, 2, 3, 4], 1, 4)
    yield itertools.starmap(pow, [(2, 3), (3, 2)])
    yield itertools.zip_longest([1, 2], [3], fillvalue="-")
    yield itertools.product([1, 2], [3, 4])
    yield itertools.permutations([1, 2, 3], 2)
    yield itertools.combinations([1, 2, 3], 2)
    yield itertools.combinations_with_replacement([1, 2], 2)
    yield itertools.groupby([1, 1, 2])
    yield itertools.pairwise([1, 2, 3])
    yield itertools.batched([1, 2, 3], 2)


def shown(reduction):
    kind, args, *state = reduction
    return kind.__name__, [type(a).__name__ if hasattr(a, "__next__") else a for a in args], *(
        [type(a).__name__ if hasattr(a, "__next__") else a for a in s] if isinstance(s, tuple) else s for s in state)


for begun in range(2):
    for tool in tools():
        name = type(tool).__name__
        for _ in range(begun):
            next(tool)
        try:
            print(name, shown(tool.__reduce__()))
            print("   copy", [x if not hasattr(x, "__next__") else list(x) for x in itertools.islice(copy.deepcopy(tool), 4)])
            print("   pickle", [str(x)[:20] for x in itertools.islice(pickle.loads(pickle.dumps(tool)), 4)])
        except TypeError as error:
            print(name, error)
for tool in tools():
    for _ in zip(range(20), tool):
        pass
    try:
        print(shown(tool.__reduce__()))
    except TypeError as error:
        print(error)

one = itertools.accumulate([None, 1, 2], lambda a, b: (a, b))
next(one)
print(list(copy.copy(one)))
group = next(itertools.groupby("aab"))[1]
print(group.__reduce__()[0].__name__)
for tool, state in ((itertools.cycle("a"), 1), (itertools.cycle("a"), ((), 2)), (itertools.islice([1], 2), "a"),
                    (itertools.product([1]), ()), (itertools.permutations([1]), 1), (itertools.combinations([1], 1), ()),
                    (itertools.chain([1]), (1,)), (itertools.chain([1]), ()), (itertools.groupby([1]), 1)):
    try:
        print(tool.__setstate__(state))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
warnings.simplefilter("default")
itertools.repeat(1).__reduce__()
