import sys
x, y = [], []
z = x if True else y
print(sys.getrefcount(x), sys.getrefcount(y))
w = x or y
print(sys.getrefcount(x), sys.getrefcount(y))
v = y and x
print(sys.getrefcount(x), sys.getrefcount(y), v is y)
p = q = r = x
print(sys.getrefcount(x))
print((t := x) is x, sys.getrefcount(x))
