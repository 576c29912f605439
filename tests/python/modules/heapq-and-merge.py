# heapq compares what CPython compares, in its order, and asks iterables for one item at a time.
import heapq
import itertools
import random


class Key:
    comparisons = 0

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        Key.comparisons += 1
        return self.value < other.value

    def __repr__(self):
        return str(self.value)


random.seed(3)
keys = [Key(random.randrange(100)) for _ in range(60)]
heap = []
for key in keys:
    heapq.heappush(heap, key)
print(heap, Key.comparisons)
print([heapq.heappop(heap) for _ in range(30)], Key.comparisons, heap)
heapq.heapify(keys)
print(keys, Key.comparisons)
print([heapq.heappushpop(keys, Key(50)) for _ in range(9)], [heapq.heapreplace(keys, Key(5)) for _ in range(9)], keys, Key.comparisons)

print(list(itertools.islice(heapq.merge(itertools.count(0, 3), itertools.count(0, 2)), 12)))
print(list(heapq.merge([1, 4], [], [2, 3], [0, 9])), list(heapq.merge("ca", "db", reverse=True)), list(heapq.merge()))
print(list(heapq.merge(["aaa", "b"], ["cc"], key=len, reverse=True)), list(heapq.merge([(1, "a"), (1, "b")], [(1, "c")], key=len)))
print(heapq.nlargest(3, [(1, "a"), (5, "b"), (5, "c")], key=lambda t: t[0]), heapq.nsmallest(2, "hello"), heapq.nlargest(-1, "abc"))


class Growing:
    def __init__(self, heap):
        self.heap = heap

    def __lt__(self, other):
        self.heap.append(1)
        return True


heap = []
heap += [Growing(heap), Growing(heap)]
for call in (lambda: heapq.heapify(heap), lambda: heapq.heappop([]), lambda: heapq.heappop(5), lambda: heapq.heappush(5, 1),
             lambda: heapq.heapify((1,)), lambda: heapq.heapreplace([], 1), lambda: heapq.heappush([1], "a"),
             lambda: heapq.heappush([]), lambda: heapq.heappop()):
    try:
        print(call())
    except (RuntimeError, TypeError, IndexError) as e:
        print(type(e).__name__, e)
