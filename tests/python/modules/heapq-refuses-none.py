# What heapq says of a heap that is no list: None is called by its own name.
import heapq

for name in ("heapify", "heappop", "heappush", "heappushpop", "heapreplace"):
    for heap in (None, (1, 2), "ab", 5):
        try:
            getattr(heapq, name)(*((heap,) if name in ("heapify", "heappop") else (heap, 1)))
        except TypeError as e:
            print(e)
