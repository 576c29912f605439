"""Decimal arithmetic: numbers in base ten, computed to the precision of a context.

A finite Decimal is (-1)**_sign * _int * 10**_exp with a whole _int; a special one has _special "F" (infinity), "n" or "N" (not a
number, quiet and signaling) and a payload or 0 in _int. Every operation computes exactly, or with digits to spare, and ends in
Context._finish, which rounds and signals."""

_stands_for_native = True

import math as _math
import numbers as _numbers
import sys
from collections import namedtuple as _namedtuple
from _native import sized as _sized, static_type as _static_type

__all__ = ["Decimal", "Context", "DecimalTuple", "DefaultContext", "BasicContext", "ExtendedContext", "DecimalException",
           "Clamped", "InvalidOperation", "DivisionByZero", "Inexact", "Rounded", "Subnormal", "Overflow", "Underflow",
           "FloatOperation", "DivisionImpossible", "InvalidContext", "ConversionSyntax", "DivisionUndefined", "ROUND_DOWN",
           "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP",
           "setcontext", "getcontext", "localcontext", "MAX_PREC", "MAX_EMAX", "MIN_EMIN", "MIN_ETINY", "HAVE_THREADS",
           "HAVE_CONTEXTVAR"]

__version__, __libmpdec_version__ = "1.70", "2.5.1"
ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING = "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING"
ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP = "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP"
_ROUNDINGS = (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP)
HAVE_THREADS = HAVE_CONTEXTVAR = True
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)

DecimalTuple = _namedtuple("DecimalTuple", "sign digits exponent", module="decimal")


class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class InvalidContext(InvalidOperation):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


_signals = [InvalidOperation, FloatOperation, DivisionByZero, Overflow, Subnormal, Underflow, Rounded, Inexact, Clamped]
_signal_order = [InvalidOperation, Clamped, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal, Underflow]


_note = dict.__setitem__  # of a _SignalDict, whose own looks whether the key is a signal
_NEAR = 64  # exponents that lie so near are made one without further thought
_limits = {}  # 10 ** precision, of those that were met


def _limit_of(prec):
    """The smallest number with more than PREC digits; 0, which none is below, if it is too large to be kept."""
    if prec > 4000:
        return 0
    _limits[prec] = limit = 10 ** prec
    return limit


def _of_rounding(changed, subnormal, vanished):
    return (Rounded, *(changed * [Inexact]), *(subnormal * [Subnormal]), *(changed * subnormal * [Underflow]), *(vanished * [Clamped]))


# What rounding signals: whether digits were lost, the result is subnormal, or none of it is left.
_rounded = {(a, b, c): _of_rounding(a, b, c) for a in (False, True) for b in (False, True) for c in (False, True)}


def _shift_right(coeff, digits, rounding, sign):
    """coeff // 10**digits, rounded; and whether something other than zeros was lost."""
    if digits <= 0:
        return coeff, False
    unit = 10 ** min(digits, coeff.bit_length() // 3 + 2)  # more than twice the number is enough
    q, r = divmod(coeff, unit)
    if not r:
        return q, False
    if rounding == ROUND_HALF_EVEN:
        up = 2 * r > unit or 2 * r == unit and q & 1
    elif rounding == ROUND_HALF_UP:
        up = 2 * r >= unit
    elif rounding == ROUND_HALF_DOWN:
        up = 2 * r > unit
    elif rounding == ROUND_DOWN:
        up = False
    elif rounding == ROUND_UP:
        up = True
    elif rounding == ROUND_CEILING:
        up = not sign
    elif rounding == ROUND_FLOOR:
        up = sign
    else:
        up = q % 5 == 0
    return q + bool(up), True


def _parsed(text):
    """(sign, int, exp, special) of a numeral; None if it is none."""
    s = text.strip().replace("_", "")
    sign = 0
    if s[:1] in ("+", "-"):
        sign = int(s[0] == "-")
        s = s[1:]
    low = s.lower()
    if low in ("inf", "infinity"):
        return sign, 0, 0, "F"
    for name, special in (("snan", "N"), ("nan", "n")):
        if low.startswith(name):
            payload = low[len(name):]
            if payload and not payload.isdecimal():
                return None
            return sign, int(payload or 0), 0, special
    mantissa, _, exponent = low.partition("e")
    if _ and not (exponent.lstrip("+-").isdecimal() and len(exponent) - len(exponent.lstrip("+-")) <= 1):
        return None
    whole, _, fraction = mantissa.partition(".")
    digits = whole + fraction
    if not digits.isdecimal():
        return None
    return sign, int(digits), int(exponent or 0) - len(fraction), ""


_make = object.__new__


def _new(sign, coeff, exp, special=""):
    self = _make(Decimal)
    self._sign, self._int, self._exp, self._special = sign, coeff, exp, special
    return self


class Decimal:
    """A decimal floating-point number."""

    __slots__ = "_sign", "_int", "_exp", "_special"

    def __new__(cls, value="0", context=None):
        self = object.__new__(cls)
        self._special = ""
        if isinstance(value, str):
            parts = _parsed(value)
            if parts is None:
                (context or getcontext())._signal(InvalidOperation, ConversionSyntax)
                parts = 0, 0, 0, "n"
            elif not -MAX_EMAX // 2 < parts[2] < MAX_EMAX // 2 and (parts[2] < MIN_ETINY or parts[2] + len(str(parts[1])) - 1 > MAX_EMAX):
                (context or getcontext())._signal(InvalidOperation)
                parts = 0, 0, 0, "n"
            self._sign, self._int, self._exp, self._special = parts
        elif isinstance(value, int):
            self._sign, self._int, self._exp = int(value < 0), abs(int(value)), 0
        elif isinstance(value, Decimal):
            self._sign, self._int, self._exp, self._special = value._sign, value._int, value._exp, value._special
        elif isinstance(value, float):
            (context or getcontext())._signal_float()
            other = cls.from_float(value)
            self._sign, self._int, self._exp, self._special = other._sign, other._int, other._exp, other._special
        elif isinstance(value, (tuple, list)):
            self._take_tuple(value)
        else:
            raise TypeError("conversion from %s to Decimal is not supported" % type(value).__name__)
        return self

    def _take_tuple(self, value):
        if len(value) != 3:
            raise ValueError("argument must be a sequence of length 3")
        sign, digits, exp = value
        if sign not in (0, 1):
            raise ValueError("sign must be an integer with the value 0 or 1")
        coeff = 0
        for digit in digits:
            if not isinstance(digit, int) or not 0 <= digit <= 9:
                raise ValueError("coefficient must be a tuple of digits")
            coeff = coeff * 10 + digit
        self._sign, self._int, self._exp = sign, coeff, 0
        if exp in ("F", "n", "N"):
            self._special = exp
            if exp == "F":
                self._int = 0
        elif isinstance(exp, int):
            self._exp = exp
        else:
            raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            result = _new(int(f < 0), abs(f), 0)
        elif not isinstance(f, float):
            raise TypeError("argument must be int or float")
        elif f != f or f in (float("inf"), float("-inf")):
            result = Decimal(repr(f))
        else:
            n, d = abs(f).as_integer_ratio()
            k = d.bit_length() - 1
            result = _new(int(_math.copysign(1.0, f) < 0), n * 5 ** k, -k)
        return result if cls is Decimal else cls(result)

    # --- kinds ---

    def is_nan(self):
        return self._special in ("n", "N")

    def is_qnan(self):
        return self._special == "n"

    def is_snan(self):
        return self._special == "N"

    def is_infinite(self):
        return self._special == "F"

    def is_finite(self):
        return not self._special

    def is_signed(self):
        return self._sign == 1

    def is_zero(self):
        return not self._special and self._int == 0

    def is_canonical(self):
        return True

    def canonical(self):
        return self

    def is_normal(self, context=None):
        context = context or getcontext()
        return not self._special and self._int != 0 and context.Emin <= self.adjusted()

    def is_subnormal(self, context=None):
        context = context or getcontext()
        return not self._special and self._int != 0 and self.adjusted() < context.Emin

    def __bool__(self):
        return bool(self._special) or self._int != 0

    def adjusted(self):
        return 0 if self._special else self._exp + len(str(self._int)) - 1

    def _nan(self, context, other=None):
        """The result of an operation with a NaN; None if there is none."""
        if not self._special and (other is None or not other._special):
            return None
        for operand in (self, other):
            if operand is not None and operand._special == "N":
                context._signal(InvalidOperation)
                return _new(operand._sign, operand._int, 0, "n")
        for operand in (self, other):
            if operand is not None and operand._special == "n":
                return operand
        return None

    # --- texts ---

    def __repr__(self):
        return "Decimal('%s')" % self

    def __str__(self, eng=False, context=None):
        sign = "-" if self._sign else ""
        if self._special:
            if self._special == "F":
                return sign + "Infinity"
            return sign + ("sNaN" if self._special == "N" else "NaN") + (str(self._int) if self._int else "")
        digits, exp = str(self._int), self._exp
        left = exp + len(digits)
        if exp <= 0 and left > -6:
            point = left
        elif not eng:
            point = 1
        elif digits == "0":
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            text = "0." + "0" * -point + digits
        elif point >= len(digits):
            text = digits + "0" * (point - len(digits))
        else:
            text = digits[:point] + "." + digits[point:]
        if left != point:
            text += ("E" if (context or getcontext()).capitals else "e") + "%+d" % (left - point)
        return sign + text

    def to_eng_string(self, context=None):
        return self.__str__(True, context)

    def __format__(self, spec, context=None):
        from _decimal_format import format_decimal
        return format_decimal(self, spec, context or getcontext(), _shift_right)

    def as_tuple(self):
        if self._special:
            digits = (0,) if self._special == "F" else tuple(map(int, str(self._int))) if self._int else ()
            return DecimalTuple(self._sign, digits, self._special)
        return DecimalTuple(self._sign, tuple(map(int, str(self._int))), self._exp)

    def as_integer_ratio(self):
        if self._special:
            if self._special == "F":
                raise OverflowError("cannot convert Infinity to integer ratio")
            raise ValueError("cannot convert NaN to integer ratio")
        n, d = self._int, 1
        if self._exp >= 0:
            n *= 10 ** self._exp
        else:
            d = 10 ** -self._exp
            g = _math.gcd(n, d)
            n, d = n // g, d // g
        return (-n if self._sign else n), d

    def __int__(self):
        if self._special:
            if self._special == "F":
                raise OverflowError("cannot convert Infinity to integer")
            raise ValueError("cannot convert NaN to integer")
        value = self._int * 10 ** self._exp if self._exp >= 0 else self._int // 10 ** -self._exp
        return -value if self._sign else value

    __trunc__ = __int__

    def __float__(self):
        if self._special == "N":
            raise ValueError("cannot convert signaling NaN to float")
        return float("-nan" if self._sign else "nan") if self._special == "n" else float(str(self))

    def __complex__(self):
        return complex(float(self))

    real = property(lambda self: self)
    imag = property(lambda self: Decimal(0))

    def conjugate(self):
        return self

    def _whole(self, rounding):
        if self._special:
            return int(self)
        if self._exp >= 0:
            return int(self)
        value = _shift_right(self._int, -self._exp, rounding, self._sign)[0]
        return -value if self._sign else value

    def __floor__(self):
        return self._whole(ROUND_FLOOR)

    def __ceil__(self):
        return self._whole(ROUND_CEILING)

    def __round__(self, n=None):
        if n is None:
            return self._whole(ROUND_HALF_EVEN)
        if not isinstance(n, int):
            raise TypeError("optional arg must be an integer")
        return self.quantize(_new(0, 1, -n))

    # --- comparison ---

    def _order(self, other):
        """-1, 0 or 1; no NaNs."""
        if self._special or other._special:
            a = 0 if not self._special else -1 if self._sign else 1
            b = 0 if not other._special else -1 if other._sign else 1
            return (a > b) - (a < b)
        if not self._int or not other._int:
            a = 0 if not self._int else -1 if self._sign else 1
            b = 0 if not other._int else -1 if other._sign else 1
            return (a > b) - (a < b)
        if self._sign != other._sign:
            return -1 if self._sign else 1
        a, b = self.adjusted(), other.adjusted()
        if a == b:
            low = min(self._exp, other._exp)
            a, b = self._int * 10 ** (self._exp - low), other._int * 10 ** (other._exp - low)
        order = (a > b) - (a < b)
        return -order if self._sign else order

    def _compared(self, other, test, equality=False):
        if type(other) is int:
            other = _new(int(other < 0), abs(other), 0)
        elif type(other) is Decimal:
            pass
        elif isinstance(other, float):
            context = getcontext()
            context.flags[FloatOperation] = True
            if context.traps[FloatOperation] and not equality:
                raise FloatOperation([FloatOperation])
            other = Decimal.from_float(other)
        elif equality and isinstance(other, complex):
            if other.imag:
                return False
            other = Decimal.from_float(other.real)
        elif isinstance(other, _numbers.Rational) and not isinstance(other, int):
            self = self * other.denominator if not self._special else self
            other = Decimal(other.numerator)
        else:
            other = _operand(other)
            if other is NotImplemented:
                return other
        if not self._special and not other._special:
            if self._exp == other._exp and not self._sign and not other._sign:
                return test(self._int - other._int)
            return test(self._order(other))
        if self.is_nan() or other.is_nan():
            if equality and not (self.is_snan() or other.is_snan()):
                return False
            getcontext()._signal(InvalidOperation)
            return False
        return test(self._order(other))

    def __eq__(self, other):
        return self._compared(other, lambda o: o == 0, True)

    def __lt__(self, other):
        return self._compared(other, lambda o: o < 0)

    def __le__(self, other):
        return self._compared(other, lambda o: o <= 0)

    def __gt__(self, other):
        return self._compared(other, lambda o: o > 0)

    def __ge__(self, other):
        return self._compared(other, lambda o: o >= 0)

    def compare(self, other, context=None):
        other = _needed(other)
        found = self._nan(context or getcontext(), other)
        return found if found is not None else Decimal(self._order(other))

    def compare_signal(self, other, context=None):
        context, other = context or getcontext(), _needed(other)
        if self.is_nan() or other.is_nan():
            context._signal(InvalidOperation)
            return _new(0, 0, 0, "n")
        return Decimal(self._order(other))

    def compare_total(self, other, context=None):
        def key(d):
            rank = {"": 0, "F": 1, "N": 2, "n": 3}[d._special]
            return rank, d.adjusted() if not d._special and d._int else -10 ** 30, d
        other = _needed(other)
        if self._sign != other._sign:
            return Decimal(-1 if self._sign else 1)
        if self._special in ("n", "N") or other._special in ("n", "N"):
            a, b = (key(self)[0], self._int), (key(other)[0], other._int)
        else:
            order = self.copy_abs()._order(other.copy_abs())
            a, b = (order, self._exp), (0, other._exp)
        order = (a > b) - (a < b)
        return Decimal(-order if self._sign else order)

    def __hash__(self):
        if self._special:
            if self._special == "N":
                raise TypeError("Cannot hash a signaling NaN value")
            return object.__hash__(self) if self._special == "n" else -314159 if self._sign else 314159
        modulus = sys.hash_info.modulus
        power = pow(10, self._exp, modulus) if self._exp >= 0 else pow(pow(10, -1, modulus), -self._exp, modulus)
        result = self._int * power % modulus
        result = -result if self._sign else result
        return -2 if result == -1 else result

    # --- signs and copies ---

    def copy_abs(self):
        return _new(0, self._int, self._exp, self._special)

    def copy_negate(self):
        return _new(1 - self._sign, self._int, self._exp, self._special)

    def copy_sign(self, other, context=None):
        return _new(_needed(other)._sign, self._int, self._exp, self._special)

    def __neg__(self, context=None):
        context = context or getcontext()
        found = self._nan(context)
        if found is not None:
            return found
        if not self and context.rounding != ROUND_FLOOR:
            return self.copy_abs()._finished(context)
        return self.copy_negate()._finished(context)

    def __pos__(self, context=None):
        context = context or getcontext()
        found = self._nan(context)
        if found is not None:
            return found
        if not self and context.rounding != ROUND_FLOOR:
            return self.copy_abs()._finished(context)
        return self._finished(context)

    def __abs__(self, context=None):
        context = context or getcontext()
        found = self._nan(context)
        return found if found is not None else self.copy_abs()._finished(context)

    def _finished(self, context):
        return self if self._special else context._finish(self._sign, self._int, self._exp)

    def __copy__(self):
        return self if type(self) is Decimal else self.__class__(str(self))

    def __deepcopy__(self, memo):
        return self.__copy__()

    def __reduce__(self):
        return self.__class__, (str(self),)

    # --- arithmetic ---

    def __add__(self, other, context=None):
        if type(other) is not Decimal:
            other = _operand(other)
            if other is NotImplemented:
                return other
        context = context or _current
        if self._special or other._special:
            found = self._nan(context, other)
            if found is not None:
                return found
            if self._special and other._special and self._sign != other._sign:
                return context._invalid()
            return self if self._special else other
        exp, gap = self._exp, self._exp - other._exp
        if self._int and other._int and -_NEAR <= gap <= _NEAR:
            x, y = self._int, other._int
            if gap > 0:
                x *= 10 ** gap
                exp -= gap
            elif gap:
                y *= 10 ** -gap
            if self._sign == other._sign:
                return context._finish(self._sign, x + y, exp)
            if x != y:
                return context._finish(self._sign, x - y, exp) if x > y else context._finish(other._sign, y - x, exp)
            return context._finish(int(context.rounding == ROUND_FLOOR), 0, exp)
        exp = min(self._exp, other._exp)
        if not self._int or not other._int:
            # A zero only lends its exponent, as far as the precision reaches.
            number = other if not self._int else self
            if number._int:
                low = max(exp, number.adjusted() - context.prec - 1) if number._exp > exp else number._exp
                low = min(low, number._exp)
                return context._finish(number._sign, number._int * 10 ** (number._exp - low), low)
            sign = min(self._sign, other._sign) if context.rounding != ROUND_FLOOR else max(self._sign, other._sign)
            return context._finish(sign, 0, exp)
        a, b = self, other
        if a.adjusted() < b.adjusted():
            a, b = b, a
        gap = a._exp - b._exp
        if gap > 0 and a.adjusted() - b.adjusted() > context.prec + 2 + len(str(b._int)):
            # So small that only its being there matters.
            low = min(a.adjusted() - context.prec - 3, a._exp - 1)
            if low > b.adjusted():
                b = _new(b._sign, 1, low)
        exp = min(a._exp, b._exp)
        x = a._int * 10 ** (a._exp - exp)
        y = b._int * 10 ** (b._exp - exp)
        total = (-x if a._sign else x) + (-y if b._sign else y)
        sign = int(total < 0)
        if total == 0:
            sign = int(context.rounding == ROUND_FLOOR) if a._sign != b._sign else a._sign
        return context._finish(sign, abs(total), exp)

    __radd__ = __add__

    def __sub__(self, other, context=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        if other.is_nan():
            return self.__add__(other, context)
        return self.__add__(other.copy_negate(), context)

    def __rsub__(self, other, context=None):
        other = _operand(other)
        return other if other is NotImplemented else other.__sub__(self, context)

    def __mul__(self, other, context=None):
        if type(other) is not Decimal:
            other = _operand(other)
            if other is NotImplemented:
                return other
        context = context or _current
        sign = self._sign ^ other._sign
        if self._special or other._special:
            found = self._nan(context, other)
            if found is not None:
                return found
            if not self or not other:
                return context._invalid()
            return _new(sign, 0, 0, "F")
        return context._finish(sign, self._int * other._int, self._exp + other._exp)

    __rmul__ = __mul__

    def __truediv__(self, other, context=None):
        if type(other) is not Decimal:
            other = _operand(other)
            if other is NotImplemented:
                return other
        context = context or _current
        sign = self._sign ^ other._sign
        if self._special or other._special:
            found = self._nan(context, other)
            if found is not None:
                return found
            if self._special and other._special:
                return context._invalid()
            if self._special:
                return _new(sign, 0, 0, "F")
            context._signal(Clamped)
            return _new(sign, 0, context.Etiny())
        if not other._int:
            if not self._int:
                return context._invalid(DivisionUndefined)
            context._signal(DivisionByZero)
            return _new(sign, 0, 0, "F")
        ideal = self._exp - other._exp
        if not self._int:
            return context._finish(sign, 0, ideal)
        shift = max(0, len(str(other._int)) - len(str(self._int)) + context.prec + 1)
        exp = ideal - shift
        q, r = divmod(self._int * 10 ** shift, other._int)
        if r:
            if q % 5 == 0:
                q += 1
        else:
            while exp < ideal and q % 10 == 0:
                q //= 10
                exp += 1
        return context._finish(sign, q, exp)

    def __rtruediv__(self, other, context=None):
        other = _operand(other)
        return other if other is NotImplemented else other.__truediv__(self, context)

    def _divided(self, other, context):
        """Quotient and remainder of finite numbers, other not 0; None if the quotient has too many digits."""
        exp = min(self._exp, other._exp)
        gap = self.adjusted() - other.adjusted()
        if not self._int or gap <= -2:
            return _new(self._sign ^ other._sign, 0, 0), self._rescaled(exp, context.rounding)
        if gap > context.prec:
            return None
        q, r = divmod(self._int * 10 ** (self._exp - exp), other._int * 10 ** (other._exp - exp))
        if q >= 10 ** context.prec:
            return None
        return _new(self._sign ^ other._sign, q, 0), _new(self._sign, r, exp)

    def _rescaled(self, exp, rounding):
        if not self._int:
            return _new(self._sign, 0, exp)
        if self._exp >= exp:
            return _new(self._sign, self._int * 10 ** (self._exp - exp), exp)
        return _new(self._sign, _shift_right(self._int, exp - self._exp, rounding, self._sign)[0], exp)

    def __floordiv__(self, other, context=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        found = self._nan(context, other)
        if found is not None:
            return found
        if self._special:
            return context._invalid() if other._special else _new(self._sign ^ other._sign, 0, 0, "F")
        if other._special:
            return _new(self._sign ^ other._sign, 0, 0)
        if not other._int:
            if not self._int:
                return context._invalid(DivisionUndefined)
            context._signal(DivisionByZero)
            return _new(self._sign ^ other._sign, 0, 0, "F")
        pair = self._divided(other, context)
        return context._invalid(DivisionImpossible) if pair is None else pair[0]

    def __rfloordiv__(self, other, context=None):
        other = _operand(other)
        return other if other is NotImplemented else other.__floordiv__(self, context)

    def __mod__(self, other, context=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        found = self._nan(context, other)
        if found is not None:
            return found
        if self._special:
            return context._invalid()
        if other._special:
            return self._finished(context)
        if not other._int:
            return context._invalid(None if self._int else DivisionUndefined)
        pair = self._divided(other, context)
        return context._invalid(DivisionImpossible) if pair is None else pair[1]._finished(context)

    def __rmod__(self, other, context=None):
        other = _operand(other)
        return other if other is NotImplemented else other.__mod__(self, context)

    def __divmod__(self, other, context=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        if not self._special and not other._special and not other._int and self._int:
            context = context or getcontext()
            context._signal(DivisionByZero)
            return _new(self._sign ^ other._sign, 0, 0, "F"), context._invalid()
        return self.__floordiv__(other, context), self.__mod__(other, context)

    def __rdivmod__(self, other, context=None):
        other = _operand(other)
        return other if other is NotImplemented else other.__divmod__(self, context)

    def remainder_near(self, other, context=None):
        context, other = context or getcontext(), _needed(other)
        found = self._nan(context, other)
        if found is not None:
            return found
        if self._special or not other._int and not other._special:
            return context._invalid()
        if other._special:
            return self._finished(context)
        exp = min(self._exp, other._exp)
        a, b = self._int * 10 ** (self._exp - exp), other._int * 10 ** (other._exp - exp)
        q, r = divmod(a, b)
        if 2 * r + (q & 1) > b:
            r -= b
        sign = self._sign
        if r < 0:
            sign, r = 1 - sign, -r
        return context._finish(sign, r, exp)

    def fma(self, other, third, context=None):
        other, third = _needed(other), _needed(third)
        if self._special or other._special or third._special:
            return self.__mul__(other, context).__add__(third, context)
        return _new(self._sign ^ other._sign, self._int * other._int, self._exp + other._exp).__add__(third, context)

    def __pow__(self, other, modulo=None, context=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        from _decimal_functions import power
        return power(self, other, modulo, context or getcontext())

    def __rpow__(self, other, modulo=None, context=None):
        other = _operand(other)
        return other if other is NotImplemented else other.__pow__(self, modulo, context)

    def sqrt(self, context=None):
        context = context or getcontext()
        found = self._nan(context)
        if found is not None:
            return found
        if not self:
            return context._finish(self._sign, 0, self._exp >> 1)
        if self._sign:
            return context._invalid()
        if self._special:
            return self
        prec = context.prec + 1
        exp, coeff = self._exp, self._int
        odd = exp & 1
        digits = (len(str(coeff)) + 1 + odd) // 2
        ideal = exp >> 1
        coeff *= 10 ** odd
        shift = prec - digits
        exact = True
        if shift >= 0:
            coeff *= 100 ** shift
        else:
            coeff, rest = divmod(coeff, 100 ** -shift)
            exact = not rest
        root = _math.isqrt(coeff)
        exact = exact and root * root == coeff
        exp = ideal - shift
        if exact:
            if shift >= 0:
                while exp < ideal and root % 10 == 0:
                    root //= 10
                    exp += 1
            else:
                root *= 10 ** -shift
                exp += shift
        elif root % 5 == 0:
            root += 1
        return context._with(rounding=ROUND_HALF_EVEN)._finish(0, root, exp)

    def exp(self, context=None):
        from _decimal_functions import exp
        return exp(self, context or getcontext())

    def ln(self, context=None):
        from _decimal_functions import ln
        return ln(self, context or getcontext())

    def log10(self, context=None):
        from _decimal_functions import log10
        return log10(self, context or getcontext())

    # --- other operations ---

    def quantize(self, exp, rounding=None, context=None):
        context, exp = context or getcontext(), _needed(exp)
        rounding = _checked_rounding(rounding) if rounding is not None else context.rounding
        if self._special or exp._special:
            found = self._nan(context, exp)
            if found is not None:
                return found
            if self._special and exp._special:
                return self
            return context._invalid()
        if self._exp < exp._exp and 0 < self._int < _limits.get(context.prec, 0) and \
                context.Emin <= exp._exp <= context.Emax - context.prec:
            # The usual case: fewer places, and no more digits than before.
            coeff, changed = _shift_right(self._int, exp._exp - self._exp, rounding, self._sign)
            context._signal(Rounded)
            if changed:
                context._signal(Inexact)
            return _new(self._sign, coeff, exp._exp)
        if not context.Etiny() <= exp._exp <= context.Emax:
            return context._invalid()
        if not self._int:
            return context._finish(self._sign, 0, exp._exp)
        if self.adjusted() > context.Emax or self.adjusted() - exp._exp + 1 > context.prec:
            return context._invalid()
        if self._exp >= exp._exp:
            return context._finish(self._sign, self._int * 10 ** (self._exp - exp._exp), exp._exp)
        coeff, changed = _shift_right(self._int, exp._exp - self._exp, rounding, self._sign)
        if len(str(coeff)) > context.prec:
            return context._invalid()
        context._signal(Rounded)
        if changed:
            context._signal(Inexact)
        return context._finish(self._sign, coeff, exp._exp)

    def to_integral_value(self, rounding=None, context=None):
        context = context or getcontext()
        found = self._nan(context)
        if found is not None:
            return found
        if self._special or self._exp >= 0:
            return self
        return self._rescaled(0, _checked_rounding(rounding) if rounding is not None else context.rounding)

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        context = context or getcontext()
        result = self.to_integral_value(rounding, context)
        if not self._special and self._exp < 0:
            context._signal(Rounded)
            if result._order(self):
                context._signal(Inexact)
        return result

    def normalize(self, context=None):
        context = context or getcontext()
        found = self._nan(context)
        if found is not None:
            return found
        result = self._finished(context)
        if result._special:
            return result
        if not result._int:
            return _new(result._sign, 0, 0)
        coeff, exp = result._int, result._exp
        while coeff % 10 == 0 and exp < context.Emax:
            coeff //= 10
            exp += 1
        return _new(result._sign, coeff, exp)

    def same_quantum(self, other, context=None):
        other = _needed(other)
        if self._special or other._special:
            return self.is_nan() and other.is_nan() or self.is_infinite() and other.is_infinite()
        return self._exp == other._exp

    def max(self, other, context=None):
        return self._chosen(other, context, 1)

    def min(self, other, context=None):
        return self._chosen(other, context, -1)

    def _chosen(self, other, context, want):
        context, other = context or getcontext(), _needed(other)
        if self.is_qnan() != other.is_qnan() and not (self.is_snan() or other.is_snan()):
            return (other if self.is_qnan() else self)._finished(context)
        found = self._nan(context, other)
        if found is not None:
            return found
        order = self._order(other) or int(self.compare_total(other))
        return (self if order == want or order == 0 else other)._finished(context)

    def number_class(self, context=None):
        if self.is_snan():
            return "sNaN"
        if self.is_qnan():
            return "NaN"
        kind = "Infinity" if self._special else "Zero" if not self else "Normal" if self.is_normal(context) else "Subnormal"
        return "-+"[1 - self._sign] + kind

    def radix(self):
        return Decimal(10)

    def scaleb(self, other, context=None):
        context, other = context or getcontext(), _needed(other)
        found = self._nan(context, other)
        if found is not None:
            return found
        if other._special or other._exp != 0:
            return context._invalid()
        return self if self._special else context._finish(self._sign, self._int, self._exp + int(other))

    def logb(self, context=None):
        context = context or getcontext()
        found = self._nan(context)
        if found is not None:
            return found
        if self._special:
            return _new(0, 0, 0, "F")
        if not self:
            context._signal(DivisionByZero)
            return _new(1, 0, 0, "F")
        return Decimal(self.adjusted())._finished(context)

    def shift(self, other, context=None):
        context, n = context or getcontext(), int(_needed(other))
        coeff = self._int * 10 ** n % 10 ** context.prec if n >= 0 else self._int // 10 ** -n
        return _new(self._sign, coeff, self._exp)

    def rotate(self, other, context=None):
        context, n = context or getcontext(), int(_needed(other))
        text = str(self._int).rjust(context.prec, "0")[-context.prec:]
        n %= context.prec
        return _new(self._sign, int(text[n:] + text[:n]), self._exp)

    def next_plus(self, context=None):
        return self._neighbour(context or getcontext(), ROUND_CEILING, 0)

    def next_minus(self, context=None):
        return self._neighbour(context or getcontext(), ROUND_FLOOR, 1)

    def _neighbour(self, context, rounding, sign):
        found = self._nan(context)
        if found is not None:
            return found
        quiet = context._with(rounding=rounding, traps=dict.fromkeys(_signals, False))
        if self._special:
            if self._sign == sign:
                return self
            return _new(self._sign, 10 ** context.prec - 1, context.Etop())
        rounded = self._finished(quiet)
        if rounded._order(self):
            return rounded
        return self.__add__(_new(sign, 1, context.Etiny() - 1), quiet)


def _seldom_of_one(name):
    def method(self, context=None):
        import _decimal_logic
        return getattr(_decimal_logic, name)(self, context or getcontext())
    return method


def _seldom_of_two(name):
    def method(self, other, context=None):
        import _decimal_logic
        return getattr(_decimal_logic, name)(self, _needed(other), context or getcontext())
    return method


_seldom = ("compare_total_mag", "logical_and", "logical_invert", "logical_or", "logical_xor", "max_mag", "min_mag", "next_toward")
for _name in _seldom:
    _method = (_seldom_of_one if _name == "logical_invert" else _seldom_of_two)(_name)
    _method.__name__, _method.__qualname__ = _name, "Decimal." + _name
    setattr(Decimal, _name, _method)
_numbers.Number.register(Decimal)


def _operand(other):
    if isinstance(other, Decimal):
        return other
    if isinstance(other, int):
        return _new(int(other < 0), abs(int(other)), 0)
    return NotImplemented


def _needed(other):
    result = _operand(other)
    if result is NotImplemented:
        raise TypeError("conversion from %s to Decimal is not supported" % type(other).__name__)
    return result


def _checked_rounding(rounding):
    if not isinstance(rounding, str) or rounding not in _ROUNDINGS:
        raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                        "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
    return rounding


class _SignalDict(dict):
    """Flags or traps: every signal is there."""

    def __setitem__(self, key, value):
        if key not in self:
            raise KeyError("invalid error flag")
        super().__setitem__(key, bool(value))

    def __delitem__(self, key):
        raise ValueError("signal keys cannot be deleted")

    def __repr__(self):
        return "{%s}" % ", ".join("<class 'decimal.%s'>:%s" % (s.__name__, bool(self[s])) for s in _signals)


def _signal_dict(value):
    if isinstance(value, dict):
        return _SignalDict({s: bool(value.get(s)) for s in _signals})
    chosen = set(value or ())
    for signal in chosen:
        if signal not in _signals:
            raise TypeError("values must be signals")
    return _SignalDict({s: s in chosen for s in _signals})


def _whole_in(low, high, message):
    def check(value):
        if not isinstance(value, int):
            raise TypeError("optional argument must be an integer")
        if not low <= value <= high:
            raise ValueError(message)
        return value
    return check


_checks = {
    "prec": _whole_in(1, MAX_PREC, "valid range for prec is [1, MAX_PREC]"),
    "Emin": _whole_in(MIN_EMIN, 0, "valid range for Emin is [MIN_EMIN, 0]"),
    "Emax": _whole_in(0, MAX_EMAX, "valid range for Emax is [0, MAX_EMAX]"),
    "capitals": _whole_in(0, 1, "valid values for capitals are 0 or 1"),
    "clamp": _whole_in(0, 1, "valid values for clamp are 0 or 1"),
    "rounding": _checked_rounding,
    "flags": _signal_dict,
    "traps": _signal_dict,
}


class Context:
    """How operations round, and what they signal."""

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
        default = globals().get("DefaultContext")
        for name, value in (("prec", prec), ("rounding", rounding), ("Emin", Emin), ("Emax", Emax), ("capitals", capitals),
                            ("clamp", clamp)):
            setattr(self, name, getattr(default, name) if value is None else value)
        self.flags = flags
        self.traps = default.traps if traps is None else traps

    def __setattr__(self, name, value):
        if name not in _checks:
            raise AttributeError("'decimal.Context' object has no attribute '%s'" % name)
        object.__setattr__(self, name, _checks[name](value))

    def __delattr__(self, name):
        raise AttributeError("context attributes cannot be deleted")

    def __repr__(self):
        return ("Context(prec=%d, rounding=%s, Emin=%d, Emax=%d, capitals=%d, clamp=%d, flags=[%s], traps=[%s])" %
                (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                 ", ".join(s.__name__ for s in _signal_order if self.flags[s]),
                 ", ".join(s.__name__ for s in _signal_order if self.traps[s])))

    def _with(self, **changes):
        """A copy whose signals are this one's."""
        other = object.__new__(Context)
        for name in _checks:
            object.__setattr__(other, name, getattr(self, name))
        for name, value in changes.items():
            object.__setattr__(other, name, value)
        return other

    def copy(self):
        return self._with(flags=_SignalDict(self.flags), traps=_SignalDict(self.traps))

    __copy__ = copy

    def __reduce__(self):
        return self.__class__, (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                                [s for s in _signals if self.flags[s]], [s for s in _signals if self.traps[s]])

    def clear_flags(self):
        for signal in _signals:
            self.flags[signal] = False

    def clear_traps(self):
        for signal in _signals:
            self.traps[signal] = False

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def _signal(self, *signals):
        """Notes a signal, and raises it if it is trapped; a condition may stand behind it, which the message names."""
        signal = signals[0]
        _note(self.flags, signal, True)
        if self.traps[signal]:
            raise signal([signals[-1]])

    def _signal_all(self, *signals):
        """Notes all, then raises the first that is trapped."""
        for signal in signals:
            _note(self.flags, signal, True)
        traps = self.traps
        for signal in signals:
            if traps[signal]:
                trapped = [s for s in _signals if s in signals and traps[s]]
                raise trapped[0](trapped)

    def _signal_float(self):
        self.flags[FloatOperation] = True
        if self.traps[FloatOperation]:
            raise FloatOperation([FloatOperation])

    def _invalid(self, condition=None):
        self._signal(InvalidOperation, condition or InvalidOperation)
        return _new(0, 0, 0, "n")

    def _finish(self, sign, coeff, exp):
        """The Decimal sign coeff exp, rounded to the precision and the exponents that are allowed."""
        prec = self.prec
        if 0 < coeff < (_limits.get(prec) or _limit_of(prec)) and self.Emin <= exp <= self.Emax - prec + 1:
            result = _make(Decimal)
            result._sign, result._int, result._exp, result._special = sign, coeff, exp, ""
            return result
        etiny, etop = self.Emin - prec + 1, self.Emax - prec + 1
        if not coeff:
            allowed = min(max(exp, etiny), etop if self.clamp else self.Emax)
            if allowed != exp:
                self._signal(Clamped)
            return _new(sign, 0, allowed)
        lowest = len(str(coeff)) + exp - prec
        if lowest > etop:
            return self._overflow(sign)
        subnormal = lowest < etiny
        if subnormal:
            lowest = etiny
        if exp < lowest:
            coeff, changed = _shift_right(coeff, lowest - exp, self.rounding, sign)
            exp = lowest
            if coeff >= 10 ** prec:
                coeff //= 10
                exp += 1
            if exp > etop:
                return self._overflow(sign)
            self._signal_all(*_rounded[changed, subnormal, not coeff])
            return _new(sign, coeff, exp)
        if subnormal:
            self._signal(Subnormal)
        if self.clamp and exp > etop:
            self._signal(Clamped)
            coeff *= 10 ** (exp - etop)
            exp = etop
        return _new(sign, coeff, exp)

    def _overflow(self, sign):
        self._signal_all(Overflow, Inexact, Rounded)
        if self.rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN, ROUND_UP) or \
                self.rounding == (ROUND_CEILING if not sign else ROUND_FLOOR):
            return _new(sign, 0, 0, "F")
        return _new(sign, 10 ** self.prec - 1, self.Etop())

    def create_decimal(self, num="0"):
        number = Decimal(num, context=self)
        if number.is_nan() and len(str(number._int)) > self.prec - self.clamp and number._int:
            return self._invalid(ConversionSyntax)
        return number._finished(self)

    def create_decimal_from_float(self, f):
        return Decimal.from_float(f)._finished(self)

    def divide_int(self, a, b):
        return _needed(a).__floordiv__(_needed(b), self)

    def power(self, a, b, modulo=None):
        return _needed(a).__pow__(_needed(b), modulo, self)

    def to_sci_string(self, a):
        return _needed(a).__str__(False, self)

    def to_eng_string(self, a):
        return _needed(a).to_eng_string(self)

    def is_normal(self, a):
        return _needed(a).is_normal(self)

    def is_subnormal(self, a):
        return _needed(a).is_subnormal(self)


def _delegated(name):
    method = getattr(Decimal, name)

    def operation(self, a, *args):
        return method(_needed(a), *map(_needed, args), context=self)
    return operation


def _plain(name):
    method = getattr(Decimal, name)

    def operation(self, a, *args):
        return method(_needed(a), *map(_needed, args))
    return operation


for _name, _method in (("add", "__add__"), ("subtract", "__sub__"), ("multiply", "__mul__"), ("divide", "__truediv__"),
                       ("divmod", "__divmod__"), ("remainder", "__mod__"), ("abs", "__abs__"), ("minus", "__neg__"),
                       ("plus", "__pos__"), *((n, n) for n in ("compare", "compare_signal", "compare_total", "exp", "fma", "ln",
                       "log10", "logb", "max", "min", "next_minus", "next_plus", "normalize", "number_class", "quantize",
                       "remainder_near", "rotate", "same_quantum", "scaleb", "shift", "sqrt", "to_integral_exact",
                       "to_integral_value", "copy_sign", *_seldom))):
    setattr(Context, _name, _delegated(_method))
for _name in ("copy_abs", "copy_negate", "is_finite", "is_infinite", "is_nan", "is_qnan", "is_signed", "is_snan", "is_zero",
              "canonical", "is_canonical"):
    setattr(Context, _name, _plain(_name))
Context.to_integral = Context.to_integral_value
Context.copy_decimal = lambda self, a: _needed(a)
Context.radix = lambda self: Decimal(10)
del _name, _method

DefaultContext = object.__new__(Context)
for _name, _value in (("prec", 28), ("rounding", ROUND_HALF_EVEN), ("Emin", -999999), ("Emax", 999999), ("capitals", 1),
                      ("clamp", 0), ("flags", []), ("traps", [DivisionByZero, Overflow, InvalidOperation])):
    setattr(DefaultContext, _name, _value)
del _name, _value
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP, traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow],
                       flags=[])
ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, traps=[], flags=[])
_current = DefaultContext.copy()


def getcontext():
    return _current


def setcontext(context, /):
    global _current
    if not isinstance(context, Context):
        raise TypeError("optional argument must be a context")
    _current = context.copy() if context in (DefaultContext, BasicContext, ExtendedContext) else context


class _ContextManager:
    def __init__(self, new_context):
        self.new_context = new_context

    def __enter__(self):
        self.saved_context = getcontext()
        setcontext(self.new_context)
        return self.new_context

    def __exit__(self, t, v, tb):
        setcontext(self.saved_context)


def localcontext(ctx=None, **kwargs):
    context = (getcontext() if ctx is None else ctx).copy()
    for key, value in kwargs.items():
        if key not in _checks:
            raise TypeError("'%s' is an invalid keyword argument for this function" % key)
        setattr(context, key, value)
    return _ContextManager(context)


_static_type(Decimal)
_sized(Decimal, 104 - 16)
_sized(Context, 96 - 16)
_static_type(Context)
