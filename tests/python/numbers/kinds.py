import numbers
from fractions import Fraction
for x in (1, 1.5, 2j, True, Fraction(1, 2), 'a'):
    print(x, [k.__name__ for k in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral) if isinstance(x, k)])
print(issubclass(int, numbers.Rational), issubclass(float, numbers.Rational))
