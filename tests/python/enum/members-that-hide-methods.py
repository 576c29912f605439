# Members with the name of a method or property of a base, and what their attribute is of members
import enum, inspect
print(inspect.signature(enum._EnumDict.update))

class Number(int, enum.Enum):
    divisor = 1
    numerator = 2
    real = 3
print(Number.divisor.numerator, Number.numerator.numerator, Number.numerator, Number.real.real, Number.divisor.real)

class S(str, enum.Enum):
    title = 'hello'
    upper = 'x'
    a = 'abc'
print(S.title, S.a.title(), S.upper.upper(), S.title.value, S.a.upper)

class M:

    def hi(self):
        return 'hi'
    x = 5

    @property
    def p(self):
        return 'P'

class E(M, enum.Enum):
    hi = 1
    x = 2
    p = 3
    q = 4
print(E.hi, E.x, E.p)
for e in ('E.q.hi', 'E.q.x', 'E.q.p', 'E.hi.hi', 'E.x.x', 'E.p.p'):
    try:
        print(e, eval(e))
    except Exception as z:
        print(e, type(z).__name__, z)
