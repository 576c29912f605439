from enum import *
import enum
def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
class Color(Enum):
    RED=1; GREEN=2; BLUE=3; CRIMSON=1
print(Color.RED,repr(Color.RED),Color.CRIMSON,list(Color),Color.__members__,Color(2),Color['BLUE'],len(Color),Color.RED in Color, 2 in Color, 9 in Color,t(lambda:Color(7)),t(lambda:Color['X']),t(lambda:Color.X), repr(Color), f'{Color.RED:>12}|')
print(t(lambda:setattr(Color,'RED',5)),t(lambda:delattr(Color,'RED')),t(lambda: setattr(Color.RED,'value',3)),t(lambda:setattr(Color.RED,'name','x')), dir(Color), dir(Color.RED))
