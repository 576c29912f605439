r = range(2, 20, 3)
print(r, list(r), len(r), r[1], r[-1], r[1:3], 5 in r, 6 in r, r.index(8), r.count(8), r.start, r.stop, r.step)
print(range(0), list(range(5, 0, -2)), range(3) == range(0, 3, 1), range(0) == range(2, 1), hash(range(3)) == hash(range(0, 3)), list(reversed(range(3))), bool(range(0)))
for f in (lambda: range(1, 2, 0), lambda: range(1.0), lambda: r[99], lambda: range(), lambda: r.index(3), lambda: range(10)['a']):
    try:
        f()
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, e)
print(range(10**20)[10**19], len(range(10**18)))
