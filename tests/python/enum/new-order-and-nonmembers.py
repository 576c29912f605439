from enum import *
import enum
def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
class Color(Enum):
    RED=1; GREEN=2; BLUE=3; CRIMSON=1
class N(Enum):
    def __new__(cls,v,label):
        o=object.__new__(cls); o._value_=v; o.label=label; return o
    A=(1,'one'); B=(2,'two')
print(N.A.label,N(2),N.B.value)
class W(Enum):
    MON=0; TUE=1
    def next(self): return W((self.value+1)%2)
    def __str__(self): return self.name.title()
print(W.MON.next(),f'{W.MON}',repr(W.MON),hash(W.MON)==hash('MON'),W.MON==W.MON,W.MON is W(0), W.MON!=0)
print(t(lambda:W.MON<W.TUE))
class Od(Enum):
    def __lt__(self,o): return self.value<o.value
    A=2;B=1
print(sorted(Od),{Od.A:1}[Od.A])
import copy; print(copy.deepcopy(Color.RED) is Color.RED)
class NE(Enum):
    A=1
    f=nonmember(5)
    @member
    def g(): pass
print(list(NE)[0],NE.f,type(NE.g).__name__)
