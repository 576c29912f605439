x = 1
def read(): return x
def write():
    global x, y
    x = 2
    y = 3
def local():
    x = 5
    return x
write()
print(read(), y, local(), x)
