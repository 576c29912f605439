a = [[0] * 3] * 2
a[0][0] = 'x'
print(a, a[0] is a[1])
b = [[0] * 3 for _ in range(2)]
b[0][0] = 'x'
print(b, b[0] is b[1])
c = a
c += [1]
print(a, c is a)
c = c + [2]
print(a, c is a)
