from enum import *
import enum
def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
class Color(Enum):
    RED=1; GREEN=2; BLUE=3; CRIMSON=1
print(t(lambda: unique(Color)))
Animal=Enum('Animal','CAT DOG'); print(Animal.CAT,list(Animal),Animal.__module__); A2=Enum('A2',{'x':1,'y':2}); print(list(A2)); A3=IntEnum('A3',['p','q'],start=5); print(list(A3)); print(Flag('F','a b c').c.value)
def ext():
    class More(Color): Y=9
print(t(ext))
def dup():
    class D(Enum): A=1; A=2
print(t(dup))
class M(Enum):
    X=1
    @classmethod
    def _missing_(cls,v): return cls.X if v=='x' else None
print(M('x'),t(lambda:M('y')))
