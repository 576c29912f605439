# Iterating a class of members is done by a generator, and a flag's value must be able to join the mask of all.
import enum


class Color(enum.Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1


print(iter(Color), reversed(Color), list(reversed(Color)), [*Color])
print(type(iter(Color)).__name__, next(iter(Color)))
for value in ("x", 1.5, None, (1, 2)):
    try:
        class Wrong(enum.Flag):
            MEMBER = value
    except TypeError as error:
        print(repr(value), error)
