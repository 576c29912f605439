"""exp, ln, log10 and power of Decimal, rounded correctly: computed with ever more digits until the rounding is certain."""

_stands_for_native = True

from decimal import Decimal, _new, Inexact, Rounded, ROUND_HALF_EVEN


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


def _settled(compute, context):
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
    return context._with(rounding=ROUND_HALF_EVEN)._finish(sign, coeff, exp)


def exp(d, context):
    found = d._nan(context)
    if found is not None:
        return found
    if d._special:
        return _new(0, 0, 0) if d._sign else d
    if not d:
        return Decimal(1)
    if d.adjusted() > len(str(context.Emax)) + 1:
        return context._finish(0, 1, context.Etiny() - 1) if d._sign else context._overflow(0)
    if d.adjusted() < -context.prec - 1:
        one = 10 ** (context.prec + 1)
        return context._with(rounding=ROUND_HALF_EVEN)._finish(0, one - 1 if d._sign else one + 1, -context.prec - 1)

    def compute(digits):
        more = digits + max(0, d.adjusted() + 1)
        x = d._int * 10 ** (d._exp + more) if d._exp + more >= 0 else d._int // 10 ** -(d._exp + more)
        coeff, e = _exp_scaled(-x if d._sign else x, more)
        return 0, coeff, e
    return _settled(compute, context)


def ln(d, context):
    found = d._nan(context)
    if found is not None:
        return found
    if not d:
        return _new(1, 0, 0, "F")
    if d._special and not d._sign:
        return d
    if d._sign:
        return context._invalid()
    if d == 1:
        return Decimal(0)

    def compute(digits):
        places = digits + 2
        if d.adjusted() in (0, -1):
            places += max(0, -(d - 1).adjusted()) if context.prec >= len(str(d._int)) else len(str(d._int))
        value = _ln_scaled(d._int, d._exp, places)
        return int(value < 0), abs(value), -places
    return _settled(compute, context)


def log10(d, context):
    found = d._nan(context)
    if found is not None:
        return found
    if not d:
        return _new(1, 0, 0, "F")
    if d._special and not d._sign:
        return d
    if d._sign:
        return context._invalid()
    digits = str(d._int)
    if digits[0] == "1" and not digits[1:].strip("0"):
        return Decimal(d._exp + len(digits) - 1)._finished(context)

    def compute(digits):
        places = digits + 5 + len(str(abs(d.adjusted())))
        if d.adjusted() in (0, -1):
            places += len(str(d._int))
        value = _ln_scaled(d._int, d._exp, places) * 10 ** places // _ln_small(10, places)
        return int(value < 0), abs(value), -places
    return _settled(compute, context)


def _whole_power(base, n, context):
    """base ** n for a whole n, exact if it fits into the precision; None if it does not."""
    if n < 0:
        coeff = base._int
        two = five = 0
        while coeff % 10 == 0:
            coeff //= 10
        exp = base._exp + len(str(base._int)) - len(str(coeff))
        rest = coeff
        while rest % 2 == 0:
            rest //= 2
            two += 1
        while rest % 5 == 0:
            rest //= 5
            five += 1
        if rest != 1:
            return None
        places = max(two, five) * -n
        coeff = 10 ** places // coeff ** -n
        return (coeff, exp * n - places) if len(str(coeff)) <= context.prec else None
    if n * (len(str(base._int)) - 1) > context.prec * 2 + 20:
        return None
    coeff = base._int ** n
    return coeff, base._exp * n


def power(base, exponent, modulo, context):
    if modulo is not None:
        return _power_modulo(base, exponent, modulo, context)
    found = base._nan(context, exponent)
    if found is not None:
        return found
    if not exponent:
        return context._invalid() if not base else Decimal(1)
    whole = exponent._special == "" and (exponent._exp >= 0 or exponent == exponent.to_integral_value())
    odd = whole and int(exponent) % 2 == 1
    sign = int(base._sign == 1 and odd)
    if base._sign and not whole and base:
        if not (base._special and exponent._special) and not exponent._special:
            return context._invalid()
        if exponent._special:
            return context._invalid()
    if not base:
        return _new(sign, 0, 0) if not exponent._sign else _new(sign, 0, 0, "F")
    if base._special:
        return _new(sign, 0, 0, "F") if not exponent._sign else _new(sign, 0, 0)
    base = base.copy_abs()
    if base == 1:
        if exponent._special or not whole:
            context._signal(Inexact)
            context._signal(Rounded)
            return _new(sign, 10 ** (context.prec - 1), 1 - context.prec)
        if exponent._sign:
            return Decimal(1) if base._exp == 0 else _new(sign, 1, 0)
        low = max(base._exp * int(exponent), 1 - context.prec)
        return _new(sign, 10 ** -low if low < 0 else 1, min(low, 0))
    if exponent._special:
        return _new(0, 0, 0) if (base > 1) == bool(exponent._sign) else _new(0, 0, 0, "F")
    if whole:
        n = int(exponent)
        found = _whole_power(base, n, context)
        if found is not None:
            return context._finish(sign, *found)
    elif exponent == Decimal("0.5"):
        root = base.sqrt(context._with(traps=dict.fromkeys(context.traps, False), flags=dict(context.flags)))
        if root * root == base:
            pad = max(0, context.prec - len(str(root._int)))
            return _new(0, root._int * 10 ** pad, root._exp - pad)._finished(context)

    def compute(digits):
        places = digits + 10 + max(0, exponent.adjusted() + len(str(abs(base.adjusted()) + 1)))
        log = _ln_scaled(base._int, base._exp, places + max(0, len(str(base._int))))
        places += max(0, len(str(base._int)))
        n, m = exponent.as_integer_ratio()
        coeff, e = _exp_scaled(log * n // m, places)
        return sign, coeff, e
    result_size = base.adjusted() * int(exponent) if abs(exponent) > 1 else 0
    if abs(result_size) > context.Emax * 2 + 100:
        return context._overflow(sign) if result_size > 0 else context._finish(sign, 1, context.Etiny() - 1)
    return _settled(compute, context)


def _power_modulo(base, exponent, modulo, context):
    modulo = Decimal(modulo)
    if base._special or exponent._special or modulo._special or exponent < 0 or not modulo or not base and not exponent:
        return context._invalid()
    return Decimal(pow(abs(int(base)), int(exponent), abs(int(modulo))) * (-1 if base._sign and int(exponent) % 2 else 1))
