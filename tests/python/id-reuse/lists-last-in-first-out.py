a, b, c = [], [], []
ids = [id(a), id(b), id(c)]
del a, b, c
x, y, z = [], [], []
print([ids.index(id(o)) for o in (x, y, z)])
