a = []
b = a
print(id(a) == id(b), id(a) == id([]))
print(id(1) == id(int('1')))
print(type(id(a)), id(a) % 8, id(a) > 0)
