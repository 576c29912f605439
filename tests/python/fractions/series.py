def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
from fractions import Fraction
total = Fraction(0)
for n in range(1, 11):
    total += Fraction(1, n)
    print(n, total, float(total))
def egyptian(f):
    parts = []
    while f:
        d = -(-f.denominator // f.numerator)
        parts.append(Fraction(1, d)); f -= Fraction(1, d)
    return parts
print(egyptian(Fraction(7, 15)), egyptian(Fraction(5, 121))[:2])
x = Fraction(3, 2)
for _ in range(4):
    x = (x + 2 / x) / 2
    print(x)
import copy
print(copy.copy(x) is x, copy.deepcopy(x) is x, {Fraction(1, 2): 'half'}[0.5])
class MyF(Fraction): pass
print(repr(MyF(1, 2)), type(MyF(1, 2) + 1).__name__)
