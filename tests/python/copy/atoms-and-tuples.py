import copy
t = (1, 'a', (2.5, None))
u = (1, [2])
f = lambda: 0
for o in (5, 'a', None, 1.5, b'b', t, f, int, range(3), frozenset([1])):
    print(copy.copy(o) is o, copy.deepcopy(o) is o)
print(copy.copy(u) is u, copy.deepcopy(u) is u, copy.deepcopy(u) == u)
