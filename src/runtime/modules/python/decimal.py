"""Decimal arithmetic: numbers in base ten, computed to the precision of a context.

The types and what is often called are native (_decimal); here are the exceptions, the module's functions and the methods that few
programs call. parts (d) gives sign, whole coefficient, exponent and "", "F" (infinity), "n" or "N" (not a number, quiet and signaling);
finish (context, sign, coefficient, exponent) rounds and signals."""

_stands_for_native = True

import _decimal
import math as _math
import numbers as _numbers
from abc import ABCMeta as _ABCMeta
from collections import namedtuple as _namedtuple
from collections.abc import MutableMapping as _MutableMapping
from _decimal import Context, Decimal, finish as _finish, getcontext, make as _make, needed as _needed, of_nans as _of_nans, \
    order as _order, parts as _parts, setcontext, signal as _signal
from _native import static_type as _static_type

__all__ = ["Decimal", "Context", "DecimalTuple", "DefaultContext", "BasicContext", "ExtendedContext", "DecimalException",
           "Clamped", "InvalidOperation", "DivisionByZero", "Inexact", "Rounded", "Subnormal", "Overflow", "Underflow",
           "FloatOperation", "DivisionImpossible", "InvalidContext", "ConversionSyntax", "DivisionUndefined", "ROUND_DOWN",
           "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP",
           "setcontext", "getcontext", "localcontext", "MAX_PREC", "MAX_EMAX", "MIN_EMIN", "MIN_ETINY", "HAVE_THREADS",
           "HAVE_CONTEXTVAR"]

__version__, __libmpdec_version__ = "1.70", "2.5.1"
ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING = "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING"
ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP = "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP"
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


# --- what the native part asks for ---

def _power(base, exponent, modulo, context):
    from _decimal_functions import power
    return power(base, exponent, modulo, context)


def _format(d, spec, context):
    from _decimal_format import format_decimal
    return format_decimal(d, spec, context)


def _for_comparison(d, other, equality):
    """Two Decimals that compare as d does with a number of another type, or NotImplemented."""
    if isinstance(other, complex) and equality:
        if other.imag:
            return NotImplemented
        other = other.real
    if isinstance(other, float):
        context = getcontext()
        if equality:
            context.flags[FloatOperation] = True
        else:
            _signal(context, FloatOperation)
        return d, Decimal.from_float(other)
    if isinstance(other, _numbers.Rational):
        sign, coeff, exp, kind = _parts(d)
        if kind:
            return d, Decimal(other.numerator)
        return _make(sign, coeff * other.denominator, exp), Decimal(other.numerator)
    return NotImplemented


_SignalDict = _ABCMeta("SignalDict", (_decimal.SignalDictMixin, _MutableMapping), {"__module__": "abc"})
_state = [InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded, Clamped,
          ConversionSyntax, DivisionImpossible, DivisionUndefined, _SignalDict, _power, _for_comparison, _format, DecimalTuple,
          None, None, None, None]
_decimal.setup(_state)
DefaultContext = Context()
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP, traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow])
ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, traps=[])
_state[-4:] = DefaultContext, BasicContext, ExtendedContext, DefaultContext.copy()
del _state
_numbers.Number.register(Decimal)


class ContextManager:
    __slots__ = "_new", "_saved"

    def __init__(self, context):
        self._new = context

    def __enter__(self):
        self._saved = getcontext()
        setcontext(self._new)
        return self._new

    def __exit__(self, t, v, tb):
        setcontext(self._saved)


_ContextManager = _static_type(ContextManager)
del ContextManager


def localcontext(ctx=None, **kwargs):
    context = _decimal.context(ctx).copy()
    settings = dict.fromkeys(("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"))
    for name in kwargs:
        if name not in settings:
            raise TypeError("'%s' is an invalid keyword argument for this function" % name)
    for name, value in (settings | kwargs).items():
        if value is not None:
            as_set = name in ("flags", "traps") and isinstance(value, list)
            setattr(context, name, {s: s in value for s in getattr(context, name)} if as_set else value)
    return _ContextManager(context)


# --- methods ---

def _nan():
    return _make(0, 0, 0, "n")


def _invalid(context, condition=InvalidOperation):
    _signal(context, condition)
    return _nan()


def _adjusted(coeff, exp):
    return exp + len(str(coeff)) - 1


def compare(self, other, context=None):
    context, other = _decimal.context(context), _needed(other)
    found = _of_nans(context, self, other)
    return found if found is not None else Decimal(_order(self, other))


def compare_signal(self, other, context=None):
    context, other = _decimal.context(context), _needed(other)
    if self.is_nan() or other.is_nan():
        _signal(context, InvalidOperation)
        return _of_nans(context, self, other)
    return Decimal(_order(self, other))


def compare_total(self, other, context=None):
    other = _needed(other)
    sign, a, a_exp, a_kind = _parts(self)
    other_sign, b, b_exp, b_kind = _parts(other)
    if sign != other_sign:
        return Decimal(-1 if sign else 1)
    if a_kind in ("n", "N") or b_kind in ("n", "N"):
        rank = {"": 0, "F": 1, "N": 2, "n": 3}
        a, b = (rank[a_kind], a), (rank[b_kind], b)
    else:
        a, b = (_order(self.copy_abs(), other.copy_abs()), a_exp), (0, b_exp)
    order = (a > b) - (a < b)
    return Decimal(-order if sign else order)


def compare_total_mag(self, other, context=None):
    return self.copy_abs().compare_total(_needed(other).copy_abs())


def remainder_near(self, other, context=None):
    context, other = _decimal.context(context), _needed(other)
    found = _of_nans(context, self, other)
    if found is not None:
        return found
    sign, a, a_exp, kind = _parts(self)
    _, b, b_exp, other_kind = _parts(other)
    if kind:
        return _invalid(context)
    if other_kind:
        return context.plus(self) if a else _finish(context, sign, a, a_exp)
    if not b:
        return _invalid(context, InvalidOperation if a else DivisionUndefined)
    exp = min(a_exp, b_exp)
    if a and _adjusted(a, a_exp) - _adjusted(b, b_exp) > context.prec + 1:
        return _invalid(context, DivisionImpossible)
    if not a or _adjusted(a, a_exp) - _adjusted(b, b_exp) < -1:
        return _finish(context, sign, a * 10 ** (a_exp - exp), exp)
    a, b = a * 10 ** (a_exp - exp), b * 10 ** (b_exp - exp)
    q, r = divmod(a, b)
    if 2 * r + (q & 1) > b:
        r -= b
        q += 1
    if q >= 10 ** context.prec:
        return _invalid(context, DivisionImpossible)
    return _finish(context, sign ^ (r < 0), abs(r), exp)


def fma(self, other, third, context=None):
    context, other, third = _decimal.context(context), _needed(other), _needed(third)
    sign, a, a_exp, kind = _parts(self)
    other_sign, b, b_exp, other_kind = _parts(other)
    if kind or other_kind:
        product = context.multiply(self, other)
        if product.is_nan() and (self.is_snan() or other.is_snan() or not (self.is_nan() or other.is_nan())):
            return product
        return context.add(product, third)
    return context.add(_make(sign ^ other_sign, a * b, a_exp + b_exp), third)


def sqrt(self, context=None):
    context = _decimal.context(context)
    found = _of_nans(context, self, None)
    if found is not None:
        return found
    sign, coeff, exp, kind = _parts(self)
    if not coeff and not kind:
        return _finish(context, sign, 0, exp >> 1)
    if sign:
        return _invalid(context)
    if kind:
        return _make(0, 0, 0, "F")
    ideal, odd = exp >> 1, exp & 1
    shift = context.prec + 1 - (len(str(coeff)) + 1 + odd) // 2
    coeff *= 10 ** odd
    root = _math.isqrt(coeff)
    if root * root != coeff:
        root = _math.isqrt(coeff * 100 ** shift if shift >= 0 else coeff // 100 ** -shift)
        if shift >= 0 and root * root == coeff * 100 ** shift:
            while root % 10 == 0:
                root //= 10
                shift -= 1
        elif root % 5 == 0:
            root += 1
        ideal -= shift
    return _finish(context, 0, root, ideal, ROUND_HALF_EVEN)


def exp(self, context=None):
    from _decimal_functions import exp
    return exp(self, _decimal.context(context))


def ln(self, context=None):
    from _decimal_functions import ln
    return ln(self, _decimal.context(context))


def log10(self, context=None):
    from _decimal_functions import log10
    return log10(self, _decimal.context(context))


def same_quantum(self, other, context=None):
    other = _needed(other)
    if not self.is_finite() or not other.is_finite():
        return self.is_nan() and other.is_nan() or self.is_infinite() and other.is_infinite()
    return _parts(self)[2] == _parts(other)[2]


def _chosen(a, b, x, y, context, want):
    """a or b, whichever is larger (want 1) or smaller (-1) by x and y; a NaN gives way to a number."""
    if a.is_qnan() != b.is_qnan() and not (a.is_snan() or b.is_snan()):
        return context.plus(b) if a.is_qnan() and b else context.plus(a) if b.is_qnan() and a else _kept(b if a.is_qnan() else a, context)
    found = _of_nans(context, a, b)
    if found is not None:
        return found
    order = _order(x, y) or int(a.compare_total(b))
    return _kept(a if order == want or order == 0 else b, context)


def _kept(d, context):
    sign, coeff, exp, kind = _parts(d)
    return _make(sign, 0, 0, kind) if kind else _finish(context, sign, coeff, exp)


def max(self, other, context=None):
    other = _needed(other)
    return _chosen(self, other, self, other, _decimal.context(context), 1)


def min(self, other, context=None):
    other = _needed(other)
    return _chosen(self, other, self, other, _decimal.context(context), -1)


def max_mag(self, other, context=None):
    other = _needed(other)
    return _chosen(self, other, self.copy_abs(), other.copy_abs(), _decimal.context(context), 1)


def min_mag(self, other, context=None):
    other = _needed(other)
    return _chosen(self, other, self.copy_abs(), other.copy_abs(), _decimal.context(context), -1)


def number_class(self, context=None):
    if self.is_nan():
        return "sNaN" if self.is_snan() else "NaN"
    kind = "Infinity" if self.is_infinite() else "Zero" if not self else "Normal" if self.is_normal(context) else "Subnormal"
    return "+-"[self.is_signed()] + kind


def _whole_operand(other, context, limit):
    """The int that other is if it is one, has no exponent and is within limit; None else."""
    sign, coeff, exp, kind = _parts(other)
    if kind or exp != 0 or coeff > limit:
        return None
    return -coeff if sign else coeff


def scaleb(self, other, context=None):
    context, other = _decimal.context(context), _needed(other)
    found = _of_nans(context, self, other)
    if found is not None:
        return found
    n = _whole_operand(other, context, 2 * (context.Emax + context.prec))
    if n is None:
        return _invalid(context)
    sign, coeff, exp, kind = _parts(self)
    return _make(sign, 0, 0, kind) if kind else _finish(context, sign, coeff, exp + n)


def logb(self, context=None):
    context = _decimal.context(context)
    found = _of_nans(context, self, None)
    if found is not None:
        return found
    if self.is_infinite():
        return _make(0, 0, 0, "F")
    if not self:
        _signal(context, DivisionByZero)
        return _make(1, 0, 0, "F")
    return context.plus(Decimal(self.adjusted()))


def _moved(self, other, context, move):
    """Self with what move makes of its coefficient, the places to move by, and the precision."""
    context, other = _decimal.context(context), _needed(other)
    found = _of_nans(context, self, other)
    if found is not None:
        return found
    n = _whole_operand(other, context, context.prec)
    if n is None:
        return _invalid(context)
    sign, coeff, exp, kind = _parts(self)
    if kind:
        return _make(sign, 0, 0, kind)
    return _make(sign, move(coeff, n, context.prec), exp)


def _shifted(coeff, n, prec):
    return coeff * 10 ** n % 10 ** prec if n >= 0 else coeff % 10 ** prec // 10 ** -n


def _rotated(coeff, n, prec):
    text = str(coeff).rjust(prec, "0")[-prec:]
    n %= prec
    return int(text[n:] + text[:n])


def shift(self, other, context=None):
    return _moved(self, other, context, _shifted)


def rotate(self, other, context=None):
    return _moved(self, other, context, _rotated)


def next_plus(self, context=None):
    return _neighbour(self, _decimal.context(context), ROUND_CEILING, 0)


def next_minus(self, context=None):
    return _neighbour(self, _decimal.context(context), ROUND_FLOOR, 1)


def _neighbour(d, context, rounding, sign):
    found = _of_nans(context, d, None)
    if found is not None:
        return found
    quiet = context.copy()
    quiet.rounding = rounding
    quiet.clear_traps()
    if d.is_infinite():
        if d.is_signed() == bool(sign):
            return _make(sign, 0, 0, "F")
        return _make(1 - sign, 10 ** context.prec - 1, context.Etop())
    rounded = quiet.plus(d)
    if _order(rounded, d):
        return rounded
    return quiet.add(d, _make(sign, 1, context.Etiny() - 1))


def next_toward(self, other, context=None):
    context, other = _decimal.context(context), _needed(other)
    found = _of_nans(context, self, other)
    if found is not None:
        return found
    order = _order(self, other)
    if order == 0:
        return self.copy_sign(other)
    result = self.next_plus(context) if order < 0 else self.next_minus(context)
    if result.is_infinite():
        _signal(context, Overflow, Inexact, Rounded)
    elif result.adjusted() < context.Emin:
        _signal(context, Underflow, Subnormal, Inexact, Rounded, *([] if result else [Clamped]))
    return result


def _bits(d, context):
    """The digits of an operand of logical operations, which are all 0 or 1; None if it is none."""
    sign, coeff, exp, kind = _parts(d)
    text = str(coeff)
    return text.rjust(context.prec, "0")[-context.prec:] if not (sign or exp or kind or text.strip("01")) else None


def _logical(a, b, context, operation):
    context, other = _decimal.context(context), _needed(b)
    x, y = _bits(a, context), _bits(other, context)
    if x is None or y is None:
        return _invalid(context)
    return Decimal(int("".join("01"[operation(p == "1", q == "1")] for p, q in zip(x, y))))


def logical_and(self, other, context=None):
    return _logical(self, other, context, lambda p, q: p and q)


def logical_or(self, other, context=None):
    return _logical(self, other, context, lambda p, q: p or q)


def logical_xor(self, other, context=None):
    return _logical(self, other, context, lambda p, q: p != q)


def logical_invert(self, context=None):
    return _logical(self, Decimal(0), context, lambda p, q: not p)


_UNARY = (exp, ln, log10, logb, next_minus, next_plus, sqrt, logical_invert, number_class)
_BINARY = (compare, compare_signal, compare_total, compare_total_mag, remainder_near, same_quantum, max, min, max_mag, min_mag, scaleb,
           shift, rotate, next_toward, logical_and, logical_or, logical_xor)


def _add_methods():
    """Puts the functions above into Decimal, and into Context with the context in front."""
    def delegated(name, count, with_context=True):
        method = getattr(Decimal, name)

        def operation(self, *operands):
            if len(operands) != count:
                if count == 1:
                    raise TypeError("Context.%s() takes exactly one argument (%d given)" % (name, len(operands)))
                raise TypeError("function takes exactly %d arguments (%d given)" % (count, len(operands)))
            operands = map(_needed, operands)
            return method(*operands, context=self) if with_context else method(*operands)
        return operation

    def canonical(name):
        method = getattr(Decimal, name)

        def operation(self, a, /):
            if not isinstance(a, Decimal):
                raise TypeError("argument must be a Decimal")
            return method(a)
        return operation

    for functions, count in ((_UNARY, 1), (_BINARY, 2), ((fma,), 3)):
        for function in functions:
            function.__qualname__ = "Decimal." + function.__name__
            _decimal.add_method(Decimal, function.__name__, function)
            _decimal.add_method(Context, function.__name__, delegated(function.__name__, count))
    for name in ("is_normal", "is_subnormal"):
        _decimal.add_method(Context, name, delegated(name, 1))
    for name in ("copy_abs", "copy_negate", "is_finite", "is_infinite", "is_nan", "is_qnan", "is_signed", "is_snan", "is_zero"):
        _decimal.add_method(Context, name, delegated(name, 1, False))
    _decimal.add_method(Context, "copy_sign", delegated("copy_sign", 2, False))
    for name in ("canonical", "is_canonical"):
        _decimal.add_method(Context, name, canonical(name))
    _decimal.add_method(Context, "radix", lambda self: Decimal(10))


_add_methods()
for _name in (*_UNARY, *_BINARY, fma):
    del globals()[_name.__name__]
del _name, _UNARY, _BINARY, _add_methods

_built_in = (localcontext,)
