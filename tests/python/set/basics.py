s = {3, 1, 2}
s.add(5)
s.add(1)
s.discard(9)
print(s, len(s), 1 in s, s | {7}, s & {1, 9}, s - {1}, s ^ {1, 9}, set(), {1} == {1.0})
print(s.remove(5), s.pop(), s, s.issubset(range(9)), s >= {2}, s.isdisjoint({9}), frozenset({1}), {frozenset(), ()} == {(), frozenset()})
for f in (lambda: s.remove(9), lambda: set().pop(), lambda: {[]}, lambda: {1} + {2}, lambda: s[0], lambda: {1} | [2], lambda: set(5), lambda: frozenset().add(1)):
    try:
        f()
    except (KeyError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
