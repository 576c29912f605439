import copy
a = [[1], 2]
for b in (a[:], list(a), a.copy(), a * 1, a + [], [*a], [x for x in a], copy.copy(a)):
    print(b is a, b == a, b[0] is a[0])
d = {'k': []}
for e in (d.copy(), dict(d), {**d}, d | {}, copy.copy(d)):
    print(e is d, e['k'] is d['k'])
s = {1}
print(s.copy() is s, set(s) is s, copy.copy(s) == s)
