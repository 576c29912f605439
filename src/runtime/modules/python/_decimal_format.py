"""format() of Decimal."""

_stands_for_native = True

from _decimal import parts as _number


def _parts(spec):
    """The parts of a format specification; None if it is none."""
    fill, align, zeros, i = " ", None, False, 0
    if len(spec) > 1 and spec[1] in "<>=^":
        fill, align, i = spec[0], spec[1], 2
    elif spec[:1] and spec[0] in "<>=^":
        align, i = spec[0], 1
    sign = "-"
    if spec[i:i + 1] and spec[i] in "+- ":
        sign = spec[i]
        i += 1
    no_neg_zero = spec[i:i + 1] == "z"
    i += no_neg_zero
    if spec[i:i + 1] == "0":
        if align is not None:
            return None
        fill, align, zeros = "0", "=", True
        i += 1
    start = i
    while spec[i:i + 1].isdecimal():
        i += 1
    width = int(spec[start:i] or 0)
    if width >= 2 ** 63:
        return None
    if width >= 2 ** 62:
        raise ValueError("format specification exceeds internal limits of _decimal")
    comma = spec[i:i + 1] if spec[i:i + 1] in (",", "_") and spec[i:i + 1] else ""
    i += len(comma)
    precision = None
    if spec[i:i + 1] == ".":
        start = i + 1
        i = start
        while spec[i:i + 1].isdecimal():
            i += 1
        if i == start:
            return None
        precision = int(spec[start:i])
        if precision >= 2 ** 63:
            return None
    kind = spec[i:i + 1]
    if len(spec) > i + 1 or kind and kind not in "eEfFgGn%" or comma == "_" or comma and kind == "n":
        return None
    return fill, align or ">", zeros, sign, no_neg_zero, width, comma, precision, kind


def _shift_right(coeff, digits, rounding, sign):
    """coeff // 10**digits, rounded; and whether something other than zeros was lost."""
    if digits <= 0:
        return coeff, False
    unit = 10 ** min(digits, coeff.bit_length() // 3 + 2)  # more than twice the number is enough
    q, r = divmod(coeff, unit)
    if not r:
        return q, False
    if rounding == "ROUND_HALF_EVEN":
        up = 2 * r > unit or 2 * r == unit and q & 1
    elif rounding == "ROUND_HALF_UP":
        up = 2 * r >= unit
    elif rounding == "ROUND_HALF_DOWN":
        up = 2 * r > unit
    elif rounding == "ROUND_CEILING":
        up = not sign
    elif rounding == "ROUND_FLOOR":
        up = sign
    elif rounding == "ROUND_05UP":
        up = q % 5 == 0
    else:
        up = rounding == "ROUND_UP"
    return q + bool(up), True


def _grouped(digits, least):
    """Digits with commas, and zeros in front up to LEAST characters."""
    groups = []
    while True:
        size = min(max(len(digits), least, 1), 3)
        groups.append(digits[-size:].rjust(size, "0"))
        digits = digits[:-size]
        least -= size
        if not digits and least <= 0:
            return ",".join(reversed(groups))
        least -= 1


def format_decimal(d, spec, context):
    parts = _parts(spec)
    if parts is None:
        raise ValueError("invalid format string")
    fill, align, zeros, sign_mode, no_neg_zero, width, comma, precision, kind = parts
    negative, coeff, exp, special = _number(d)
    if special:
        body = str(d.copy_abs()) + ("%" if kind == "%" else "")
        if zeros:
            fill, align = " ", ">"
        whole, rest = body, ""
        comma = ""
    else:
        if kind == "%":
            exp += 2
        if precision is not None:
            if kind and kind in "eE":
                coeff, exp = _to_digits(coeff, exp, precision + 1, context.rounding, negative)
            elif kind and kind in "fF%":
                coeff, exp = _to_exponent(coeff, exp, -precision, context.rounding, negative)
            elif coeff and len(str(coeff)) > (precision or 1):
                coeff, exp = _to_digits(coeff, exp, precision or 1, context.rounding, negative)
        if not coeff and exp > 0 and kind and kind in "fF%":
            exp = 0
        if no_neg_zero and not coeff:
            negative = 0
        digits = str(coeff)
        left = exp + len(digits)
        if kind and kind in "eE":
            point = 1 - precision if not coeff and precision is not None else 1
        elif kind and kind in "fF%":
            point = left
        elif exp <= 0 and left > -6:
            point = left
        else:
            point = 1
        if point < 0:
            whole, fraction = "0", "0" * -point + digits
        elif point > len(digits):
            whole, fraction = digits + "0" * (point - len(digits)), ""
        else:
            whole, fraction = digits[:point] or "0", digits[point:]
        rest = "." + fraction if fraction else ""
        exponent = left - point
        if exponent or kind and kind in "eE":
            letter = "E" if kind in ("E", "G") or not kind and context.capitals else "e"
            rest += "%s%+d" % (letter, exponent)
        if kind == "%":
            rest += "%"
    sign = "-" if negative else sign_mode if sign_mode in "+ " else ""
    if comma:
        least = width - len(sign) - len(rest) if zeros else 0
        whole = _grouped(whole, least)
    body = whole + rest
    padding = fill * (width - len(sign) - len(body))
    if align == "<":
        return sign + body + padding
    if align == "^":
        half = len(padding) // 2
        return padding[:half] + sign + body + padding[half:]
    if align == "=":
        return sign + padding + body
    return padding + sign + body


def _to_digits(coeff, exp, digits, rounding, sign):
    """Exactly so many digits (0: as they are)."""
    if not coeff:
        return coeff, exp
    drop = len(str(coeff)) - digits
    if drop <= 0:
        return coeff * 10 ** -drop, exp + drop
    coeff, _ = _shift_right(coeff, drop, rounding, sign)
    exp += drop
    if len(str(coeff)) > digits:
        coeff //= 10
        exp += 1
    return coeff, exp


def _to_exponent(coeff, exp, wanted, rounding, sign):
    if exp >= wanted:
        return coeff * 10 ** (exp - wanted), wanted
    return _shift_right(coeff, wanted - exp, rounding, sign)[0], wanted
