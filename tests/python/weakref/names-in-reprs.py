# A repr of a weak reference has the name that the referent's class gives it, not one of its own.
import sys
import weakref


class Plain:
    pass


class Named:
    __name__ = "x"


class Counted:
    __name__ = 5


class Failing:
    @property
    def __name__(self):
        raise AttributeError("none")


class Keyed(dict):
    def __getattr__(self, name):
        return self[name]


def function():
    pass


plain = Plain()
plain.__name__ = "own"
for o in plain, sys, Plain, function, Named(), Counted(), Keyed(), Failing():
    try:
        print(weakref.ref(o))
    except AttributeError as error:
        print("AttributeError", error)
