def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
from fractions import Fraction as F
import math
a, b = F(3, 4), F('5/6')
print(a, repr(a), a + b, a - b, a * b, a / b, a // b, a % b, a ** 2, a ** -2, a ** 0.5, -a, abs(-a), +a, divmod(b, a), a + 1, 1 + a, a * 0.5, 2 / a, 2 ** a, a == 0.75, a < b, a <= 0.75, F(1, 2) == F(2, 4), hash(F(1, 2)) == hash(0.5), hash(F(3)) == hash(3), bool(F(0)), 1 - a, 3 // a, 3 % a, a + 1j)
print(F(6, -8), F(0.1), F('0.125'), F(' -1.5e2 '), F('3'), F(2.5), F(F(1, 3), 2), F(True), F('1_000/3'), F.from_float(0.75), F(3.1415).limit_denominator(100), F(math.pi).limit_denominator(1000), F(0.1).limit_denominator())
print(t(lambda: F(1, 0)), t(lambda: F('x')), t(lambda: F('1/0')), t(lambda: F(1.5, 2)), t(lambda: F([1])), t(lambda: F(1, 2) / 0), t(lambda: F(0) ** -1), t(lambda: F(1, 2) + 'a'), t(lambda: F(1, 2) < 'a'), t(lambda: F(float('nan'))), t(lambda: F(float('inf'))))
