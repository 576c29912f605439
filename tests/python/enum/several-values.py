# More than one value to look a member up: a name that is false is passed over.
from enum import Enum, IntEnum
class P(Enum):
    A=(1,2); B=3; C=(3,0)
class I(IntEnum): A=1
for E in (P,I):
  for a in ((3,0),(3,None),(3,''),(5,0),(5,[],1),(1,0),(1,2,3),(7,1),(9,)):
    try: print(a, E(*a))
    except Exception as e: print(a, type(e).__name__, e)
