# A comprehension in a class body whose variable is nonlocal there, and held by a function: it has a cell of its own.
def own_cell():
    class A:
        nonlocal x
        x = [f() for f in [lambda: x for x in range(10, 0, -3)]]
        print(x)

    x = 1
    A()
    return x


print(own_cell())


def kept():
    class A:
        nonlocal x
        y = [lambda: x for x in range(3)]
        print(x)
        x = "set in the class"

    x = "set before"

    class B:
        nonlocal x
        y = {x: (lambda: x) for x in "ab"}
        print([f() for f in y.values()], x)
        x += "!"

    return [f() for f in A.y], x


try:
    print(kept())
except NameError as error:
    print(type(error).__name__, error)


def nested():
    x = "outer"

    class A:
        nonlocal x
        y = [[lambda: (x, z) for x in range(z)] for z in range(3)]
        print([[f() for f in fs] for fs in y], x)
        del x

    try:
        return x
    except NameError as error:
        return str(error)


print(nested())

# One that needs the class it stands in has nothing to find it by.
for text in ("class A:\n  y = [(x, __class__) for x in r]", "class A:\n  y = [(lambda: (x, __class__)) for x in r]",
             "class A:\n  class B:\n    y = [(lambda: (x, __class__)) for x in r]"):
    try:
        exec(text)
    except SystemError as error:
        print(str(error).partition(" (")[0].partition(";")[0])
