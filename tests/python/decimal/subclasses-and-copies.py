def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
from decimal import *
D = Decimal
import copy
x = D('1.23')
print(copy.copy(x) is x, copy.deepcopy([x])[0] is x)
class M(D): pass
print(M('1.5'), repr(M('1.5')), type(M('1') + 1).__name__, isinstance(M(1), D))
import numbers
print(isinstance(x, numbers.Number), isinstance(x, numbers.Real), issubclass(DivisionByZero, ZeroDivisionError), InvalidOperation.__mro__[1].__name__)
print(D.from_float(0.1), D.from_float(3), D('1').real, D(1).imag, D(3).conjugate())
from fractions import Fraction
print(Fraction(D('0.125')), D('0.5') == Fraction(1, 2), t(lambda: D(1) + Fraction(1, 2)))
