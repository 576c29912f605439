# What __prepare__ gives.
import enum
names = enum.EnumType.__prepare__("Color", ())
print(type(names), isinstance(names, dict), type(names).__qualname__)


class Color(enum.Enum):
    print(type(locals()).__name__)
    RED = 1


print([name for name in dir(enum) if "Dict" in name and not name.startswith("_")], enum.Enum.__module__)
