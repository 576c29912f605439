# The type variables that typing has for its own use.
import typing

for name in "T KT VT T_co V_co VT_co T_contra CT_co AnyStr".split():
    variable = getattr(typing, name)
    print(variable, variable.__bound__, variable.__constraints__, variable.__module__, name in typing.__all__)
try:
    typing.assert_never("x" * 200)
except AssertionError as error:
    print(error)
