# Bytes are found where the same letters of a text are; long ones that nearly match everywhere take no longer.
import random

random.seed(4)
for kind in (bytes, bytearray):
    for _ in range(150):
        h = kind(random.choices(b'ab', k=random.randrange(12)))
        n = bytes(random.choices(b'ab', k=random.randrange(4)))
        i, j = random.randrange(-14, 14), random.randrange(-14, 14)
        t, u = h.decode(), n.decode()
        assert h.find(n) == t.find(u) and h.rfind(n) == t.rfind(u) and h.find(n, i, j) == t.find(u, i, j) and h.rfind(n, i, j) == t.rfind(u, i, j), (h, n, i, j)
        assert h.count(n) == t.count(u) and h.replace(n, b'x').decode() == t.replace(u, 'x') and (n in h) == (u in t)
        if n: assert [x.decode() for x in h.split(n)] == t.split(u) and [x.decode() for x in h.rsplit(n, 1)] == t.rsplit(u, 1) and h.rpartition(n)[0].decode() == t.rpartition(u)[0]

h = b'a' * 200000
print(h.find(b'a' * 60000 + b'b'), (h + b'b').find(b'a' * 100000 + b'b'), (h * 5).count(b'ab'))
