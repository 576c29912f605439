import sys
s = set()
sizes = []
for i in range(300):
    if not sizes or sizes[-1][1] != sys.getsizeof(s):
        sizes.append((i, sys.getsizeof(s)))
    s.add(i)
print(sizes)
print(sys.getsizeof(frozenset()), sys.getsizeof({1, 2, 3}), sys.getsizeof(set(range(100))))
