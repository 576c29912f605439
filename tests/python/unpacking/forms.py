a, b = 1, 2
(c, d), [e, *f] = (3, 4), [5, 6, 7]
*g, h = 'abc'
i, *j, k = range(5)
[l] = {9}
print(a, b, c, d, e, f, g, h, i, j, k, l)
a, b = b, a
x = [0, 1, 2]
n = 0
n, x[n] = 1, 'changed'
print(a, b, x)
print([*range(3), *'ab'], (*[], 1), {*'aa'}, {**{'a': 1}, 'b': 2, **{'a': 3}})
for p, (q, *r) in [(1, (2, 3, 4)), (5, 'xy')]:
    print(p, q, r)
