def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
from fractions import Fraction as F
import math
for x in (F(7, 2), F(5, 2), F(-7, 2), F(1, 3), F(-1, 3), F(10, 4)):
    print(x, round(x), round(x, 1), math.floor(x), math.ceil(x), math.trunc(x), int(x), float(x), x.numerator, x.denominator, x.is_integer(), x.as_integer_ratio())
print(round(F(12345), -2), f'{F(1, 3):.3f}|{F(2, 3):10.2f}|{F(22, 7):e}|{F(1, 8):.1%}|{F(1234567, 2):,.2f}|{F(1, 3)}|{F(5, 2):>8}' if False else f'{F(1, 3):.3f}|{F(2, 3):10.2f}|{F(22, 7):e}|{F(1, 8):.1%}|{F(1234567, 2):,.2f}|{F(1, 3)}|{F(-1, 3):+.2g}|{F(1, 3):<9.3f}|{F(1, 3):^9.3f}|{F(7, 2):09.3f}')
print(t(lambda: f'{F(1, 3):d}'), complex(F(1, 2)), sum([F(1, 3)] * 3), max(F(1, 3), F(1, 2)), sorted([F(1, 2), 0.3, F(1, 3)]), F(1, 3).real, F(1, 3).imag, F(1, 3).conjugate())
