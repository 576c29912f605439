import sys
x = [[]]
inner = x[0]
y = x[:]
print(sys.getrefcount(inner))
z = x * 3
print(sys.getrefcount(inner))
w = list(x) + x
print(sys.getrefcount(inner))
t = tuple(x)
s = tuple(t)
print(sys.getrefcount(inner), s is t)
