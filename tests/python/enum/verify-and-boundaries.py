from enum import *
import enum
def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
class Color(Enum):
    RED=1; GREEN=2; BLUE=3; CRIMSON=1
class P(Flag):
    R=4; W=2; X=1; RW=6
class Shape(IntEnum):
    A=1; B=auto(); C=auto()
print(t(lambda: verify(UNIQUE)(Color)),t(lambda:verify(CONTINUOUS)(IntEnum('Q',{'a':1,'b':4}))),t(lambda:verify(NAMED_FLAGS)(Flag('Q',{'a':1,'b':6}))))
class Cf(Flag,boundary=CONFORM): A=1;B=2
class Kp(Flag,boundary=KEEP): A=1;B=2
class Ej(IntFlag,boundary=EJECT): A=1;B=2
print(Cf(9),repr(Kp(9)),Ej(9),type(Ej(9)),~Kp.A, list(FlagBoundary))
match Color.RED:
    case Color.RED: print('red')
class T(tuple,Enum): A=(1,2)
print(T.A,T.A[0],T.A.value,repr(T.A))
class FE(float,Enum): H=.5
print(FE.H,repr(FE.H),FE.H*2,f'{FE.H}')
class SE(str,Enum): A='x'
print(SE.A,f'{SE.A}',repr(SE.A),SE.A=='x','-'.join([SE.A]))
print(Color.RED.name,Color.RED.value,Color.RED._sort_order_, Color.BLUE.RED if hasattr(Color.BLUE,'RED') else 'no')
for x in reversed(Color): print(x,end=' ')
print(type(Color),Color.__class__.__mro__[1],isinstance(Color.RED,Color),issubclass(Shape,int))
print(enum.show_flag_values(6), enum.bin(5), enum.bin(-5,8))
print(P['R'], P.R.value, P(6) is P.RW, t(lambda:P('x')))
print({c.name:c.value for c in Color}, Color.__doc__, Color.RED.__doc__)
def ab():
    class X(Enum):
        A=1
        def __init__(self,x): raise ValueError('no')
print(t(ab))
class Em(Enum): pass
print(list(Em), t(lambda:Em(1)), t(lambda: Em('New','a b')))
