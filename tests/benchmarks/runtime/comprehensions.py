# Comprehensions of all kinds, and functions that take iterators.
r = 0
for _ in range(200):
    a = [x * 2 for x in range(2000) if x & 1]
    b = {x: y for x, y in zip(a, a[1:])}
    c = {x % 17 for x in a}
    r += len(a) + len(b) + len(c) + sum(map(lambda v: v + 1, a))
print(r)
