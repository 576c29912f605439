import sys
x = []
print([sys.getrefcount(x) for _ in range(2)])
print((lambda: sys.getrefcount(x))(), (lambda o: sys.getrefcount(o))(x))
print(list(map(sys.getrefcount, [x])))
print([sys.getrefcount(o) for o in [x]], {sys.getrefcount(o) for o in (x, x)})
print(sys.getrefcount(x))
