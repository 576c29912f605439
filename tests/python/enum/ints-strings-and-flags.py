from enum import *
import enum
def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
class Color(Enum):
    RED=1; GREEN=2; BLUE=3; CRIMSON=1
class Shape(IntEnum):
    A=1; B=auto(); C=auto()
print(Shape.B,repr(Shape.B),Shape.B+1,Shape.C>Shape.A,f'{Shape.B}','%d'%Shape.B,[1,2,3][Shape.A],Shape(3),isinstance(Shape.A,int),str(Shape.A),format(Shape.A,'04d'))
class S(StrEnum):
    FOO=auto(); BAR='b'
print(S.FOO,repr(S.FOO),S.BAR=='b',S.FOO.upper(),f'{S.FOO}',t(lambda:S('zz')),'foo' in S)
class P(Flag):
    R=4; W=2; X=1; RW=6
print(P.R|P.W,repr(P.R|P.X),P.RW,P(0),repr(P(0)),~P.R,list(P.RW),P.R in P.RW,bool(P.R&P.W),P(7),t(lambda:P(8)),t(lambda:P.R|1),len(P.RW),P.R^P.RW,list(P), P.RW.name,(P.R|P.X).name, (P.R|P.X).value, repr(P), t(lambda: 4 in P.R))
class IF(IntFlag):
    A=1; B=2; C=auto()
print(IF.A|IF.B,repr(IF.A|IF.B),IF.A|8,repr(IF(9)),IF.A+1,~IF.A,repr(~IF.A),repr(IF(0)),IF.C,IF(3)==3, repr(IF.A|IF.B|16), str(IF.A|IF.B), list(IF(7)))
