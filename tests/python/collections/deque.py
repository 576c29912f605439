from collections import deque
d = deque([1, 2, 3], maxlen=3)
d.append(4)
d.appendleft(0)
print(d, d[0], d[-1], len(d), 2 in d, d.pop(), d.popleft(), d)
d.extend('ab'); d.rotate(1)
print(d, list(reversed(d)), d.maxlen, d.index('a'), d == deque(d))
for f in (lambda: deque().pop(), lambda: d[10], lambda: d.remove('zz')):
    try:
        f()
    except (IndexError, ValueError) as e:
        print(type(e).__name__, e)
