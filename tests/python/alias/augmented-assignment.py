a = b = [1]
a += [2]
print(a is b, b)
a = a + [3]
print(a is b, b)
x = y = (1,)
x += (2,)
print(x is y, y)
s = t = 'a'
s += 'b'
print(s is t, t)
n = m = 1000
n += 1
print(n is m, m)
f = g = {1}
f |= {2}
print(f is g)
h = i = {}
h |= {1: 2}
print(h is i, i)
