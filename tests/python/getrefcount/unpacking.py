import sys
x = []
a, b = x, x
print(sys.getrefcount(x))
a, *b = [x, x, x]
print(sys.getrefcount(x), len(b))
(a, b), c = (x, 1), 2
print(sys.getrefcount(x))
