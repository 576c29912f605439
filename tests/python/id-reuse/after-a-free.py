a = object()
old = id(a)
del a
b = object()
print(id(b) == old)
