import sys
x = [1]
print(sys.getrefcount(x))
y = x
print(sys.getrefcount(x))
t = (x, x)
d = {'k': x}
l = [x] * 5
print(sys.getrefcount(x))
del t, y
print(sys.getrefcount(x))
d.clear()
l.pop()
print(sys.getrefcount(x))
