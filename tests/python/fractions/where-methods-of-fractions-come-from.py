from fractions import Fraction

x = Fraction(7, 1000)
print(x.__add__, x.__rmul__.__qualname__, Fraction.__add__.__name__, Fraction.__radd__.__name__)
print(Fraction.__floordiv__.__qualname__, Fraction.__neg__.__qualname__)
