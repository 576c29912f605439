"""What is seldom asked of a Decimal: digits 0 and 1 taken for no and yes, and order without regard to signs."""

_stands_for_native = True

from decimal import Decimal, Clamped, Inexact, Overflow, Rounded, Subnormal, Underflow, _new


def _bits(d, context):
    """The digits of D, as many as the precision says; None if they are not all 0 and 1."""
    text = str(d._int)
    if d._special or d._sign or d._exp or text.strip("01"):
        return None
    return text.rjust(context.prec, "0")[-context.prec:]


def _of_bits(d, other, context, choose):
    a, b = _bits(d, context), _bits(other, context)
    if a is None or b is None:
        return context._invalid()
    return _new(0, int("".join(["01"[choose(x == "1", y == "1")] for x, y in zip(a, b)])), 0)


def logical_and(d, other, context):
    return _of_bits(d, other, context, lambda x, y: x and y)


def logical_or(d, other, context):
    return _of_bits(d, other, context, lambda x, y: x or y)


def logical_xor(d, other, context):
    return _of_bits(d, other, context, lambda x, y: x != y)


def logical_invert(d, context):
    return _of_bits(d, _new(0, (10 ** context.prec - 1) // 9, 0), context, lambda x, y: x != y)


def compare_total_mag(d, other, context):
    return d.copy_abs().compare_total(other.copy_abs())


def _of_greater(d, other, context, want):
    if d._special in ("n", "N") or other._special in ("n", "N"):
        return d._chosen(other, context, want)
    order = d.copy_abs()._order(other.copy_abs()) or int(d.compare_total(other))
    return (d if order == want or order == 0 else other)._finished(context)


def max_mag(d, other, context):
    return _of_greater(d, other, context, 1)


def min_mag(d, other, context):
    return _of_greater(d, other, context, -1)


def next_toward(d, other, context):
    found = d._nan(context, other)
    if found is not None:
        return found
    order = d._order(other)
    if order == 0:
        return d.copy_sign(other)
    result = d.next_plus(context) if order < 0 else d.next_minus(context)
    if result._special:
        signals = Overflow, Inexact, Rounded
    elif result.adjusted() < context.Emin:
        signals = Underflow, Subnormal, Inexact, Rounded, *([] if result else [Clamped])
    else:
        signals = ()
    for signal in signals:
        context._signal(signal)
    return result
