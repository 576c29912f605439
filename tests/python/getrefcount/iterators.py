import sys
x = [1, 2, 3]
it = iter(x)
print(sys.getrefcount(x))
next(it); next(it); next(it)
print(sys.getrefcount(x))
print(next(it, 'done'))
print(sys.getrefcount(x))
