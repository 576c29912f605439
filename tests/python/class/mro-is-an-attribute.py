# How the parts of type show themselves.
print(type.__dict__["__mro__"], type.__dict__["__base__"], type.__dict__["__bases__"])
print(type.__dict__["__mro__"].__get__(bool), bool.__mro__)
try:
    bool.__mro__ = ()
except (AttributeError, TypeError) as error:
    print(type(error).__name__, error)


class Own:
    pass


try:
    Own.__mro__ = ()
except AttributeError as error:
    print(error)
try:
    del Own.__mro__
except AttributeError as error:
    print(error)
