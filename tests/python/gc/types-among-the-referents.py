# The types of many modules are among what their instances refer to; the built-in ones are not.
import array
import collections
import functools
import gc
import itertools
import operator
import re

objects = [
    itertools.chain([1]), itertools.count(), itertools.cycle([1]), itertools.repeat(1), itertools.islice([1], 1), itertools.takewhile(len, [1]),
    itertools.starmap(len, [1]), itertools.accumulate([1]), itertools.pairwise([1]), itertools.groupby([1]), itertools.product([1]),
    itertools.combinations([1], 1), itertools.tee([1])[0], collections.deque([1]), iter(collections.deque()), collections.defaultdict(list),
    operator.itemgetter(1), operator.attrgetter('a'), operator.methodcaller('a'), functools.partial(len), functools.lru_cache(len),
    array.array('i', [1]), re.compile('a'), re.match('a', 'a'), map(len, []), filter(None, []), filter(len, ()),
    enumerate([]), zip([1]), reversed([1]), property(len), slice(1, 2), iter([1]), iter(())]
for o in objects:
    referents = gc.get_referents(o)
    kind = type(o)
    print(kind.__name__, kind in referents, kind in referents[:1], kind in referents[-1:], o in gc.get_referrers(kind))
print([type(x).__name__ for x in gc.get_referents(filter(None, [1, 2]))], filter(None, 'ab').__reduce__()[1][0])
