import math, sys as system
from math import pi, sqrt as root
import collections.abc
print(math.floor(2.7), system.maxsize, pi, root(16), math.__name__, collections.abc.__name__)
print(sys.modules['math'] is math if 'sys' in dir() else system.modules['math'] is math)
import math as again
print(again is math)
def f():
    import copy
    return copy.copy([1])
print(f(), 'copy' in dir())
