import sys
d = {}
sizes = [sys.getsizeof(d)]
for i in range(200):
    d[i] = i
    if sys.getsizeof(d) != sizes[-1]:
        sizes.append((i, sys.getsizeof(d)))
        sizes.append(sys.getsizeof(d))
print(sizes)
e = {}
for i in range(50):
    e[str(i)] = i
print(sys.getsizeof(e), sys.getsizeof(dict(e)), sys.getsizeof({'a': 1}), sys.getsizeof({1: 1}), sys.getsizeof(dict(a=1)))
d.clear()
print(sys.getsizeof(d))
