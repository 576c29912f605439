# A module's annotations come into being when they are asked for, and can go.
import types
m = types.ModuleType("m")


def take_away():
    try:
        del m.__annotations__
        print("gone")
    except AttributeError as error:
        print("AttributeError", error)


take_away()
m.__annotations__ = {"a": int}
take_away()
take_away()
print(m.__annotations__, m.__dict__["__annotations__"])
take_away()
print("__annotations__" in vars(m))
