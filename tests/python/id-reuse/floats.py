x = float('1.5')
old = id(x)
del x
y = float('2.5')
print(id(y) == old)
