# _convert_ makes members of a module's globals, as the standard library does with constants of old.
import enum
import sys

LEVEL_LOW, LEVEL_HIGH, LEVEL_MIDDLE, OTHER = 1, 9, 5, 7
Level = enum.IntEnum._convert_("Level", __name__, lambda name: name.startswith("LEVEL_"))
print(list(Level), LEVEL_LOW is Level.LEVEL_LOW, repr(LEVEL_HIGH), OTHER, Level.__module__)

MODE_A, MODE_B = 1, 4
Mode = enum.IntFlag._convert_("Mode", "__main__", lambda name: name.startswith("MODE_"), as_global=True)
print(repr(MODE_A | MODE_B), list(Mode), repr(Mode(32)), Mode.MODE_B)

mixed = type(sys)("mixed")
mixed.x_one, mixed.x_two = "text", 2
Mixed = enum.Enum._convert_("Mixed", __name__, lambda name: name.startswith("x_"), mixed)
print(list(Mixed), x_one, mixed.x_one)
