# Every call has a frame with names of its own; a closure keeps a cell alive.
x = 10

def modify():
    x = 5              # a name of this call
    return x

def counter():
    n = 0
    def step():
        nonlocal n     # the cell that both functions share
        n += 1
        return n
    return step

modify()
print(x)               # 10

tick = counter()       # counter() has ended, its n has not
print(tick(), tick())  # 1 2
print(tick.__closure__[0].cell_contents)
