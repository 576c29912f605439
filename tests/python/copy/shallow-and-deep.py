import copy
inner = [1]
a = [inner, inner, {'k': inner}, (inner,), 'text']
s = copy.copy(a)
d = copy.deepcopy(a)
print(s == a, s is a, s[0] is inner, d == a, d[0] is inner, d[0] is d[1], d[2]['k'] is d[0], d[3][0] is d[0], d[4] is a[4])
inner.append(2)
print(s, d)
