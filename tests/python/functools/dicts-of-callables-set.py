# __dict__ of partial and of what decorators give can be set.
import functools


def target():
    pass


for o in functools.partial(print, 1), functools.lru_cache(target), staticmethod(target), classmethod(target), target:
    o.x = 1
    for value in {"a": 1}, 5, None:
        try:
            o.__dict__ = value
        except TypeError as error:
            print(type(o).__name__, error)
    try:
        del o.__dict__
    except TypeError as error:
        print(type(o).__name__, error)
    print(vars(o), o.a, hasattr(o, "x"))
