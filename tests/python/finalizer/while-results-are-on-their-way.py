# Finalizers that run while C code has its result in hand, or still holds what it has yet to give up.
import collections, itertools
told = []
class X:
    def __init__(self, name='x'):
        self.name = name
    def __eq__(self, other):
        return self is other
    def __hash__(self):
        return 7
    def __lt__(self, other):
        return self.name < other.name
    def __add__(self, other):
        return X(self.name + other.name)
    def __del__(self):
        told.append(self.name)
class Y:
    def __init__(self, count=2):
        self.count = count
    def __iter__(self):
        return self
    def __next__(self):
        if self.count == 0:
            raise StopIteration
        self.count -= 1
        return X('y%d' % self.count)
    def __del__(self):
        told.append('iterator')
def tell(what, function):
    try:
        result = function()
    except (TypeError, ValueError) as e:
        print(what, type(e).__name__)
        result = None
    print(what, told)
    told.clear()
    del result
    print('    then', told)
    told.clear()
tell('set', lambda: {X('a'), X('b'), X('c')})
tell('frozenset', lambda: frozenset(Y(3)))
tell('tuple', lambda: tuple(Y()))
tell('list', lambda: list(Y()))
tell('dict', lambda: dict([Y(), Y()]))
tell('three', lambda: dict([Y(3)]))
tell('map', lambda: [x.name for x in map(lambda x: X('of ' + x.name), Y())])
tell('enumerate', lambda: [i for i, x in enumerate(Y())])
tell('items', lambda: [k for k, v in {1: X('a'), 2: X('b')}.items()])
tell('zip', lambda: [1 for pair in zip(Y(), Y())])
tell('accumulate', lambda: [1 for x in itertools.accumulate(Y(3))])
tell('groupby', lambda: [1 for x in itertools.groupby(Y(3))])
tell('pairwise', lambda: [1 for x in itertools.pairwise(Y(3))])
tell('batched', lambda: [1 for x in itertools.batched(Y(3), 2)])
tell('max', lambda: max(Y(3)).name)
tell('min', lambda: min(Y(3), key=lambda x: X('key of ' + x.name)).name)
tell('deque', lambda: collections.deque(Y(3), 1))
tell('sum', lambda: sum(Y(3), X('0')).name)
def held(y):
    yield from y
def closed():
    g = held(Y(3))
    g.close()
tell('close', closed)
