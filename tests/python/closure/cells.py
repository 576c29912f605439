def counter():
    n = 0
    def step():
        nonlocal n
        n += 1
        return n
    return step
a, b = counter(), counter()
print(a(), a(), b(), a.__closure__[0].cell_contents, a.__code__.co_freevars)
print(a.__closure__[0] is b.__closure__[0])
a.__closure__[0].cell_contents = 100
print(a())
