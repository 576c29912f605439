from enum import Enum, IntEnum, auto
class Color(Enum):
    RED = 1
    GREEN = auto()
    CRIMSON = 1
print(Color.RED, repr(Color.RED), Color.RED.name, Color.GREEN.value, Color(1) is Color.RED, Color['GREEN'], list(Color), Color.CRIMSON is Color.RED)
class N(IntEnum):
    ONE = 1
print(N.ONE + 1, N.ONE == 1, N.ONE < 2)
try:
    Color(9)
except ValueError as e:
    print(e)
