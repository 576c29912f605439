s = {1, 2, 3}
s.update([3, 4], (5,))
print(s)
s.intersection_update({1, 2, 9})
print(s)
s.difference_update({1})
s.symmetric_difference_update({2, 7})
print(s)
t = s
t |= {8}
print(s, t is s)
f = g = frozenset({1})
g |= {2}
print(f, g)
print({1, 2}.union([3], 'a') == {1, 2, 3, 'a'}, {1, 2}.intersection([2], {2, 3}), {1, 2}.difference([1]))
