"""Lists as heaps: the smallest item first. What works on one heap is native (_heapq)."""

from _heapq import (_heapify_max, _heappop_max, _heapreplace_max, heapify, heappop, heappush, heappushpop, heapreplace)

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def merge(*iterables, key=None, reverse=False):
    """All items of sorted iterables in order, taken from them only as they are asked for."""
    order, take, replace = (_heapify_max, _heappop_max, _heapreplace_max) if reverse else (heapify, heappop, heapreplace)
    sign = -1 if reverse else 1
    heads = []
    for number, iterable in enumerate(iterables):
        following = iter(iterable).__next__
        try:
            value = following()
        except StopIteration:
            continue
        heads.append([value if key is None else key(value), number * sign, value, following])
    order(heads)
    while len(heads) > 1:
        head = heads[0]
        try:
            while True:
                yield head[2]
                value = head[2] = head[3]()
                head[0] = value if key is None else key(value)
                replace(heads, head)
                head = heads[0]
        except StopIteration:
            take(heads)
    if heads:
        _, _, value, following = heads[0]
        yield value
        yield from following.__self__


def _of_all(n, iterable, key, largest):
    """What is asked for where that is the first item, or all; None otherwise."""
    if n == 1:
        nothing = object()
        found = (max if largest else min)(iter(iterable), default=nothing, key=key)
        return [] if found is nothing else [found]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        return None
    return sorted(iterable, key=key, reverse=largest)[:n] if n >= size else None


def _best(n, iterable, key, largest):
    """The n best, each with its key and its turn, in a heap whose first item is the worst of them."""
    rest, turn = iter(iterable), -1 if largest else 1
    best = [(item if key is None else key(item), place * turn, item) for place, item in zip(range(n), rest)]
    if not best:
        return []
    (heapify if largest else _heapify_max)(best)
    replace, place = heapreplace if largest else _heapreplace_max, n * turn
    for item in rest:
        worst, candidate = best[0][0], item if key is None else key(item)
        if worst < candidate if largest else candidate < worst:
            replace(best, (candidate, place, item))
            place += turn
    best.sort(reverse=largest)
    return [item for _, _, item in best]


def nsmallest(n, iterable, key=None):
    found = _of_all(n, iterable, key, False)
    return _best(n, iterable, key, False) if found is None else found


def nlargest(n, iterable, key=None):
    found = _of_all(n, iterable, key, True)
    return _best(n, iterable, key, True) if found is None else found
