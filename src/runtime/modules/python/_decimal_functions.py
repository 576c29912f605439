"""exp, ln, log10 and power of Decimal, rounded correctly: computed with ever more digits until the rounding is certain."""

_stands_for_native = True

from _decimal import finish, make, of_nans, parts, signal
from decimal import Decimal, _invalid, Inexact, Rounded, ROUND_HALF_EVEN


def _ln_series(n, m, digits):
    """ln (n/m) * 10**digits for n/m near 1: 2 atanh ((n-m)/(n+m))."""
    if n < m:  # the terms must not be negative: these would be rounded away from 0, and never reach it
        return -_ln_series(m, n, digits)
    scale = 10 ** digits
    y = (n - m) * scale // (n + m)
    square = y * y // scale
    total, term, k = 0, y, 1
    while term:
        total += term // k
        term = term * square // scale
        k += 2
    return 2 * total


_logs = {}


def _ln_small(n, digits):
    """ln 2 or ln 10, times 10**digits, to the last digit or so."""
    known = _logs.get(n)
    if known is None or known[0] < digits:
        more = digits + 20
        ln2 = 3 * _ln_series(5, 4, more + 5) + _ln_series(128, 125, more + 5)
        _logs[2] = more, ln2 // 10 ** 5
        _logs[10] = more, (3 * ln2 + _ln_series(5, 4, more + 5)) // 10 ** 5
        known = _logs[n]
    return known[1] // 10 ** (known[0] - digits)


def _ln_scaled(coeff, exp, digits):
    """ln (coeff * 10**exp) * 10**digits, with an error of a few units."""
    more = digits + 10
    e = exp + len(str(coeff)) - 1
    scale = 10 ** more
    x = coeff * scale * 10 ** (exp - e) if exp >= e else coeff * scale // 10 ** (e - exp)
    halvings = 0
    while x > 2 * scale - scale // 2:
        x //= 2
        halvings += 1
    return (_ln_series(x, scale, more) + halvings * _ln_small(2, more) + e * _ln_small(10, more)) // 10 ** 10


def _exp_scaled(x, digits):
    """(c, e): exp (x / 10**digits) = c * 10**e, c with about digits digits."""
    more = digits + 10
    x *= 10 ** 10
    ln10 = _ln_small(10, more + len(str(abs(x))))
    shift = len(str(abs(x)))
    k = x * 10 ** shift // ln10
    r = (x * 10 ** shift - k * ln10) // 10 ** shift
    scale = 10 ** more
    halvings = 8
    r >>= halvings
    total, term, n = scale, scale, 1
    while True:
        term = term * r // (scale * n)
        if not term:
            break
        total += term
        n += 1
    for _ in range(halvings):
        total = total * total // scale
    return total // 10 ** 10, k - digits


def _settled(compute, context, rounding=ROUND_HALF_EVEN):
    """Rounds what COMPUTE (digits) gives, (sign, coeff, exp) with an error below 100 units, once no error can change the result."""
    extra = 5
    while True:
        sign, coeff, exp = compute(context.prec + extra)
        text = str(coeff)
        spare = len(text) - context.prec
        if spare >= 4:
            tail = int(text[-spare:])
            half = 5 * 10 ** (spare - 1)
            if 200 < tail < 10 ** spare - 200 and abs(tail - half) > 200:
                break
        extra += context.prec // 2 + 5
        if extra > 50 * context.prec + 500:
            break
    return finish(context, sign, coeff, exp, rounding)


def exp(d, context):
    d_sign, d_int, d_exp, d_special = parts(d)
    found = of_nans(context, d, None)
    if found is not None:
        return found
    if d_special:
        return make(0, 0, 0) if d_sign else d
    if not d:
        return Decimal(1)
    if d.adjusted() > len(str(context.Emax)) + 1:
        return finish(context, 0, 1, context.Etiny() - 1 if d_sign else context.Emax + 1, ROUND_HALF_EVEN)
    if d.adjusted() < -context.prec - 1:
        one = 10 ** (context.prec + 1)
        return finish(context, 0, one - 1 if d_sign else one + 1, -context.prec - 1, ROUND_HALF_EVEN)

    def compute(digits):
        more = digits + max(0, d.adjusted() + 1)
        x = d_int * 10 ** (d_exp + more) if d_exp + more >= 0 else d_int // 10 ** -(d_exp + more)
        coeff, e = _exp_scaled(-x if d_sign else x, more)
        return 0, coeff, e
    return _settled(compute, context)


def ln(d, context):
    d_sign, d_int, d_exp, d_special = parts(d)
    found = of_nans(context, d, None)
    if found is not None:
        return found
    if not d:
        return make(1, 0, 0, "F")
    if d_special and not d_sign:
        return d
    if d_sign:
        return _invalid(context)
    if d == 1:
        return Decimal(0)

    def compute(digits):
        places = digits + 2
        if d.adjusted() in (0, -1):
            places += max(0, -(d - 1).adjusted()) if context.prec >= len(str(d_int)) else len(str(d_int))
        value = _ln_scaled(d_int, d_exp, places)
        return int(value < 0), abs(value), -places
    return _settled(compute, context)


def log10(d, context):
    d_sign, d_int, d_exp, d_special = parts(d)
    found = of_nans(context, d, None)
    if found is not None:
        return found
    if not d:
        return make(1, 0, 0, "F")
    if d_special and not d_sign:
        return d
    if d_sign:
        return _invalid(context)
    digits = str(d_int)
    if digits[0] == "1" and not digits[1:].strip("0"):
        power = d_exp + len(digits) - 1
        return finish(context, int(power < 0), abs(power), 0, ROUND_HALF_EVEN)

    def compute(digits):
        places = digits + 5 + len(str(abs(d.adjusted())))
        if d.adjusted() in (0, -1):
            places += len(str(d_int))
        value = _ln_scaled(d_int, d_exp, places) * 10 ** places // _ln_small(10, places)
        return int(value < 0), abs(value), -places
    return _settled(compute, context)


def power(base, exponent, modulo, context):
    if modulo is not None:
        return _power_modulo(base, exponent, modulo, context)
    base_sign, base_int, base_exp, base_special = parts(base)
    exponent_sign, exponent_int, exponent_exp, exponent_special = parts(exponent)
    found = of_nans(context, base, exponent)
    if found is not None:
        return found
    if not exponent:
        return _invalid(context) if not base else Decimal(1)
    whole = exponent_special == "" and (exponent_exp >= 0 or exponent == exponent.to_integral_value())
    odd = whole and int(exponent) % 2 == 1
    sign = int(base_sign == 1 and odd)
    if base_sign and not whole and base:
        if not (base_special and exponent_special) and not exponent_special:
            return _invalid(context)
        if exponent_special:
            return _invalid(context)
    if not base:
        return make(sign, 0, 0) if not exponent_sign else make(sign, 0, 0, "F")
    if base_special:
        return make(sign, 0, 0, "F") if not exponent_sign else make(sign, 0, 0)
    base = base.copy_abs()
    if base == 1:
        if exponent_special or not whole:
            signal(context, Inexact, Rounded)
            return make(sign, 10 ** (context.prec - 1), 1 - context.prec)
        if exponent_sign:
            return Decimal(1) if base_exp == 0 else make(sign, 1, 0)
        low = max(base_exp * int(exponent), 1 - context.prec)
        if low > base_exp * int(exponent):
            signal(context, Rounded)
        return make(sign, 10 ** -low if low < 0 else 1, min(low, 0))
    if exponent_special:
        return make(0, 0, 0) if (base > 1) == bool(exponent_sign) else make(0, 0, 0, "F")
    if exponent == Decimal("0.5"):
        quiet = context.copy()
        quiet.clear_traps()
        root = base.sqrt(quiet)
        _, root_int, root_exp, _ = parts(root)
        if root * root == base:
            pad = max(0, context.prec - len(str(root_int)))
            signal(context, Inexact, Rounded)
            return finish(context, 0, root_int * 10 ** pad, root_exp - pad)

    def compute(digits):
        places = digits + 10 + max(0, exponent.adjusted() + len(str(abs(base.adjusted()) + 1)))
        log = _ln_scaled(base_int, base_exp, places + max(0, len(str(base_int))))
        places += max(0, len(str(base_int)))
        n, m = exponent.as_integer_ratio()
        coeff, e = _exp_scaled(log * n // m, places)
        return sign, coeff, e
    if exponent.adjusted() > 25 or abs(base.adjusted() * (10 ** max(0, exponent.adjusted()))) > context.Emax * 20 + 1000:
        if (base > 1) != bool(exponent_sign):
            return finish(context, sign, 1, context.Emax + 1)
        # What is too small was 0 before it is rounded, unless that is obvious beforehand.
        top = base.adjusted()
        least = len(str(top)) - 1 if top > 0 else len(str(-top - 1)) - 1 if top < -1 else -2
        obvious = len(str(-context.Etiny())) < least + exponent.adjusted()
        return finish(context, sign, 1, context.Etiny() - 1, context.rounding if obvious else ROUND_HALF_EVEN)
    return _settled(compute, context, context.rounding)


def _power_modulo(base, exponent, modulo, context):
    numbers = base, exponent, modulo
    for d in numbers:
        if d.is_snan():
            return of_nans(context, d, None)
    for d in numbers:
        if d.is_nan():
            return of_nans(context, d, None)
    if not all(d.is_finite() and (parts(d)[2] >= 0 or d == d.to_integral_value()) for d in numbers):
        return _invalid(context)
    if exponent < 0 or not modulo or not base and not exponent or modulo.adjusted() >= context.prec:
        return _invalid(context)
    sign = base.is_signed() and int(exponent) % 2
    return make(int(sign), pow(abs(int(base)), int(exponent), abs(int(modulo))), 0)
