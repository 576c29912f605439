import warnings, sys
def show(message, category, filename, lineno, file=None, line=None): print("warn", category.__name__, lineno, message)
warnings.showwarning = show
warnings.simplefilter("always")
from enum import *
class E(Enum):
    a = 3
    b = 1
    c = auto()
print(list(E))
class F(Enum):
    a = "x"
    b = auto()
    c = auto()
print(list(F))
class G(Enum):
    a = 1
    b = "x"
    c = auto()
print(list(G))
class H(Enum):
    ONE = auto()
    THREE = auto(), auto(), auto()
print(list(H))
class I(Enum):
    a = 1
    class Inner: pass
print(list(I))
class J(Enum):
    d = {}
    e = auto()
print(list(J))
