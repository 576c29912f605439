# What tee makes counts as one object each: the tuple, the copies and the links, which hold their items themselves.
import gc
import itertools
import sys
import weakref

gc.disable()


def count():
    return gc.get_count()[0]


def copies():
    gc.collect()
    count()
    count()
    iterator = iter('xy')
    counts = [count()]
    a, b = itertools.tee(iterator)
    counts.append(count())
    a = None
    counts.append(count())
    b = None
    counts.append(count())
    for n in 1, 2, 3, 2:
        d = itertools.tee(iterator, n)
        counts.append(count())
    return counts


def links():
    a, b = itertools.tee(range(200))
    gc.collect()
    count()
    count()
    counts = [count()]
    for n in 56, 1, 1, 57, 60:
        for _ in range(n):
            next(a)
        counts.append(count())
    for n in 57, 1, 57, 1:
        for _ in range(n):
            next(b)
        counts.append(count())
    return counts


print(copies())
print(links())


def collected():
    a, b = itertools.tee('xy')
    text = f'{next(a)} {list(b)} {list(a)}'
    gc.collect()
    before = count()
    a = set()
    b = [{'a': 1}, int]
    c = {'x': [1]}
    first = count() - before
    del b
    print(text, first, count() - before)


collected()


class Item:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del', self.name)


# A chain of links that nobody walks any more goes link by link, each with its items.
a, b = itertools.tee(map(Item, range(200)))
for item in itertools.islice(a, 172):
    pass
del item
print([type(o).__name__ for o in gc.get_referents(b)], len(gc.get_referents(gc.get_referents(b)[-1])))
del a
print('b goes')
del b
a, b = itertools.tee(range(20_000))
for i in a:
    pass
del b
a, b = itertools.tee(range(20_000))
for i in a:
    pass
del a, b
print(sys.getsizeof(itertools.tee('')[0]))

# What the iterator runs asks the copy itself, or leads it elsewhere.
def again():
    yield 1
    try:
        next(a)
    except RuntimeError as error:
        print(error)
    yield 2


a, b = itertools.tee(again())
print(list(b), list(a))

# Links in a cycle, with a weak reference to a copy.
box = []
a, b = itertools.tee([box, 1])
box.append(a)
next(b)
watch = weakref.ref(a, lambda _: print('gone'))
del a, b, box
print(gc.collect(), watch())
