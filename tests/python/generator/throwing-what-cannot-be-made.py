# A class that makes no exception when it is thrown: the TypeError is raised within the generator.
class Bad(Exception):
    def __new__(cls, *args):
        return cls


class Worse(Exception):
    def __init__(self):
        raise KeyError("in init")


def waits():
    try:
        yield 1
    except (TypeError, KeyError) as error:
        print("caught within:", error)
        yield 2


for kind in (Bad, Worse):
    g = waits()
    next(g)
    print(g.throw(kind))
    g = (x for x in "ab")
    next(g)
    try:
        g.throw(kind)
    except (TypeError, KeyError) as error:
        print(type(error).__name__, error)
    print(list(g))
for wrong in (1, "text", int, None):
    g = waits()
    next(g)
    try:
        g.throw(wrong)
    except TypeError as error:
        print(error)
    print(next(g, "ended"))
