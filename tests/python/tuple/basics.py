t = (1, 'a', [2])
print(t, (1,), (), tuple('ab'), t + (3,), t * 2, t[1:], t.index('a'), t.count(1), len(t))
t[2].append(3)
print(t, hash((1, 2)) == hash((1, 2)))
for f in (lambda: t[5], lambda: hash(t), lambda: t + [1], lambda: t.index(9), lambda: t < 5):
    try:
        f()
    except (IndexError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
