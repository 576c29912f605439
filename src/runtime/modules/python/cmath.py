"""Functions of complex numbers."""

import math

_stands_for_native = True
pi, e, tau, inf, nan = math.pi, math.e, math.tau, math.inf, math.nan
infj, nanj = complex(0.0, inf), complex(0.0, nan)


def _complex(z):
    if isinstance(z, complex):
        return z
    if isinstance(z, (int, float)):
        return complex(z)
    if hasattr(type(z), "__complex__"):
        return complex(z)
    if hasattr(type(z), "__float__") or hasattr(type(z), "__index__"):
        return complex(float(z))
    raise TypeError("must be real number, not " + type(z).__name__)


def _signed(x, size=1.0):
    """Size with the sign of x; what is no number counts as positive, whatever its sign bit."""
    return size if math.isnan(x) else math.copysign(size, x)


def phase(z, /):
    z = _complex(z)
    return math.atan2(z.imag, z.real)


def polar(z, /):
    z = _complex(z)
    return abs(z), phase(z)


def rect(r, phi, /):
    r, phi = math.ldexp(r, 0), math.ldexp(phi, 0)
    if phi == 0.0:
        return complex(r, 0.0 if math.isnan(r) else math.copysign(phi, r * math.copysign(1.0, phi)) if math.isinf(r) else r * phi)
    if not math.isfinite(phi):
        if r == 0.0:
            return 0j
        if math.isinf(phi) and not math.isnan(r):
            raise ValueError("math domain error")
        return complex(inf if math.isinf(r) else nan, nan)
    return complex(r * math.cos(phi), r * math.sin(phi))


def isfinite(z, /):
    z = _complex(z)
    return math.isfinite(z.real) and math.isfinite(z.imag)


def isinf(z, /):
    z = _complex(z)
    return math.isinf(z.real) or math.isinf(z.imag)


def isnan(z, /):
    z = _complex(z)
    return math.isnan(z.real) or math.isnan(z.imag)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    if rel_tol < 0 or abs_tol < 0:
        raise ValueError("tolerances must be non-negative")
    a, b = _complex(a), _complex(b)
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    difference = abs(a - b)
    return difference <= rel_tol * abs(b) or difference <= rel_tol * abs(a) or difference <= abs_tol


def sqrt(z, /):
    z = _complex(z)
    x, y = z.real, z.imag
    if x == 0.0 and y == 0.0:
        return complex(0.0, y)
    if not isfinite(z):
        if math.isinf(y):
            return complex(inf, y)
        if math.isnan(x):
            return complex(nan, nan)
        if x == inf:
            return complex(inf, math.copysign(0.0, y) if not math.isnan(y) else nan)
        if x == -inf:
            return complex(nan if math.isnan(y) else 0.0, math.copysign(inf, y))
        return complex(nan, nan)
    ax, ay = abs(x), abs(y)
    if ax < 2.2250738585072014e-308 and ay < 2.2250738585072014e-308 and (ax > 0 or ay > 0):
        ax = math.ldexp(ax, 53)
        s = math.ldexp(math.sqrt(ax + math.hypot(ax, math.ldexp(ay, 53))), -27)
    else:
        ax /= 8.0
        s = 2.0 * math.sqrt(ax + math.hypot(ax, ay / 8.0))
    d = ay / (2.0 * s)
    return complex(s, math.copysign(d, y)) if x >= 0 else complex(d, math.copysign(s, y))


def exp(z, /):
    z = _complex(z)
    x, y = z.real, z.imag
    if not isfinite(z):
        if math.isinf(x) and math.isfinite(y) and y != 0:
            size = inf if x > 0 else 0.0
            return complex(math.copysign(size, math.cos(y)), math.copysign(size, math.sin(y)))
        if math.isinf(y) and (math.isfinite(x) or x == inf):
            raise ValueError("math domain error")
        if y == 0:
            return complex(0.0 if x == -inf else x, y)
        if x == -inf:
            return complex(0.0, 0.0)
        return complex(x if math.isinf(x) else nan, nan)
    if x > 708.0:
        size = math.exp(x - 1.0)
        result = complex(size * math.cos(y) * e, size * math.sin(y) * e)
    else:
        size = math.exp(x)
        result = complex(size * math.cos(y), size * math.sin(y))
    if isinf(result):
        raise OverflowError("math range error")
    return result


def _log(x, y):
    """What log is of x + yj, at zero, too."""
    z = complex(x, y)
    if x == 0.0 and y == 0.0:
        size = -inf
    elif isfinite(z):
        ax, ay = abs(x), abs(y)
        if ax > 8.98846567431158e307 or ay > 8.98846567431158e307:
            size = math.log(math.hypot(ax / 2.0, ay / 2.0)) + math.log(2.0)
        elif ax < 2.2250738585072014e-308 and ay < 2.2250738585072014e-308:
            size = math.log(math.hypot(math.ldexp(ax, 53), math.ldexp(ay, 53))) - 53 * math.log(2.0)
        else:
            h = math.hypot(ax, ay)
            if 0.71 <= h <= 1.73:
                ax, ay = max(ax, ay), min(ax, ay)
                size = math.log1p((ax - 1) * (ax + 1) + ay * ay) / 2.0
            else:
                size = math.log(h)
    else:
        size = nan if isnan(z) and not isinf(z) else inf
    return complex(size, math.atan2(y, x))


_absent = object()


def log(z, base=_absent, /):
    # With a base only that one may not be zero: what came of z is divided all the same.
    z = _complex(z)
    last = z if base is _absent else _complex(base)
    divisor = _log(last.real, last.imag)
    if last == 0 or base is not _absent and divisor == 0:
        raise ValueError("math domain error")
    return divisor if base is _absent else _log(z.real, z.imag) / divisor


def log10(z, /):
    result = log(z)
    return complex(result.real / math.log(10.0), result.imag / math.log(10.0))


def _cosh_beyond(x, y):
    """What cosh is where one part is infinite or no number."""
    if math.isinf(y) and not math.isnan(x):
        raise ValueError("math domain error")
    if y == 0.0:
        return complex(abs(x), 0.0 if math.isnan(x) else math.copysign(1.0, x) * y)
    if x == 0.0:
        return complex(nan, 0.0)
    if math.isinf(x) and not math.isnan(y):
        return complex(inf * math.cos(y), x * math.sin(y))
    return complex(inf if math.isinf(x) else nan, nan)


def _sinh_beyond(x, y):
    if math.isinf(y) and not math.isnan(x):
        raise ValueError("math domain error")
    if y == 0.0:
        return complex(x, y)
    if x == 0.0:
        return complex(0.0, nan)
    if math.isinf(x) and not math.isnan(y):
        return complex(x * math.cos(y), inf * math.sin(y))
    return complex(inf if math.isinf(x) else nan, nan)


def _tanh_beyond(x, y):
    if math.isinf(x):
        return complex(math.copysign(1.0, x), math.copysign(0.0, math.sin(2.0 * y)) if math.isfinite(y) else 0.0)
    if math.isinf(y) and not math.isnan(x):
        raise ValueError("math domain error")
    return complex(nan, y if y == 0.0 else nan)


def cosh(z, /):
    z = _complex(z)
    x, y = z.real, z.imag
    if not isfinite(z):
        return _cosh_beyond(x, y)
    if abs(x) > 708.0:
        shifted = x - math.copysign(1.0, x)
        result = complex(math.cos(y) * math.cosh(shifted) * e, math.sin(y) * math.sinh(shifted) * e)
    else:
        result = complex(math.cos(y) * math.cosh(x), math.sin(y) * math.sinh(x))
    if isinf(result):
        raise OverflowError("math range error")
    return result


def sinh(z, /):
    z = _complex(z)
    x, y = z.real, z.imag
    if not isfinite(z):
        return _sinh_beyond(x, y)
    if abs(x) > 708.0:
        shifted = x - math.copysign(1.0, x)
        result = complex(math.cos(y) * math.sinh(shifted) * e, math.sin(y) * math.cosh(shifted) * e)
    else:
        result = complex(math.cos(y) * math.sinh(x), math.sin(y) * math.cosh(x))
    if isinf(result):
        raise OverflowError("math range error")
    return result


def tanh(z, /):
    z = _complex(z)
    x, y = z.real, z.imag
    if not isfinite(z):
        return _tanh_beyond(x, y)
    if abs(x) > 354.0:
        return complex(math.copysign(1.0, x), 4.0 * math.sin(y) * math.cos(y) * math.exp(-2.0 * abs(x)))
    tx, ty = math.tanh(x), math.tan(y)
    cx = 1.0 / math.cosh(x)
    txty = tx * ty
    d = 1.0 + txty * txty
    return complex(tx * (1.0 + ty * ty) / d, ty / d * cx * cx)


def cos(z, /):
    z = _complex(z)
    return cosh(complex(-z.imag, z.real))


def sin(z, /):
    z = _complex(z)
    r = sinh(complex(-z.imag, z.real))
    return complex(r.imag, -r.real)


def tan(z, /):
    z = _complex(z)
    r = tanh(complex(-z.imag, z.real))
    return complex(r.imag, -r.real)


_LARGE = 1.7976931348623157e308 / 4.0
_ROOT_OF_LARGE = math.sqrt(_LARGE)


def _is_large(z):
    return isfinite(z) and (abs(z.real) > _LARGE or abs(z.imag) > _LARGE)


def _log_of_twice(z):
    return math.log(math.hypot(z.real / 2.0, z.imag / 2.0)) + 2.0 * math.log(2.0)


def acos(z, /):
    z = _complex(z)
    if not isfinite(z):
        return complex(pi / 2.0 if z.real == 0.0 else math.atan2(abs(z.imag), z.real),
                       inf if math.isnan(z.imag) and isinf(z) else -_signed(z.imag, inf) if isinf(z) else nan)
    if _is_large(z):
        return complex(math.atan2(abs(z.imag), z.real), math.copysign(_log_of_twice(z), -z.imag))
    s1, s2 = sqrt(complex(1.0 - z.real, -z.imag)), sqrt(complex(1.0 + z.real, z.imag))
    return complex(2.0 * math.atan2(s1.real, s2.real), math.asinh(s2.real * s1.imag - s2.imag * s1.real))


def acosh(z, /):
    z = _complex(z)
    if not isfinite(z):
        return complex(inf if isinf(z) else nan, math.atan2(z.imag, z.real))
    if _is_large(z):
        return complex(_log_of_twice(z), math.atan2(z.imag, z.real))
    s1, s2 = sqrt(complex(z.real - 1.0, z.imag)), sqrt(complex(z.real + 1.0, z.imag))
    return complex(math.asinh(s1.real * s2.real + s1.imag * s2.imag), 2.0 * math.atan2(s1.imag, s2.real))


def asinh(z, /):
    z = _complex(z)
    if not isfinite(z):
        if isinf(z):
            return complex(_signed(z.real, inf), math.atan2(z.imag, abs(z.real)))
        return complex(nan, z.imag if z.imag == 0.0 else nan)
    if _is_large(z):
        return complex(math.copysign(_log_of_twice(z), z.real), math.atan2(z.imag, abs(z.real)))
    s1, s2 = sqrt(complex(1.0 + z.imag, -z.real)), sqrt(complex(1.0 - z.imag, z.real))
    return complex(math.asinh(s1.real * s2.imag - s2.real * s1.imag), math.atan2(z.imag, s1.real * s2.real - s1.imag * s2.imag))


def asin(z, /):
    z = _complex(z)
    s = asinh(complex(-z.imag, z.real))
    return complex(s.imag, -s.real)


def atanh(z, /):
    z = _complex(z)
    if z.real < 0.0 or z.real == 0.0 and math.copysign(1.0, z.real) < 0.0:
        return -atanh(-z)
    x, y = z.real, z.imag
    ay = abs(y)
    if not isfinite(z):
        return complex(0.0 if isinf(z) or x == 0.0 else nan, _signed(y, pi / 2.0) if isinf(z) and not math.isnan(y) else nan)
    if x > _ROOT_OF_LARGE or ay > _ROOT_OF_LARGE:
        half = math.hypot(x / 2.0, y / 2.0)
        return complex(x / 4.0 / half / half, math.copysign(pi / 2.0, y))
    if x == 1.0 and ay < 1.4916681462400413e-154:
        if ay == 0.0:
            raise ValueError("math domain error")
        return complex(-math.log(math.sqrt(ay) / math.sqrt(math.hypot(ay, 2.0))), math.copysign(math.atan2(2.0, -ay) / 2, y))
    return complex(math.log1p(4.0 * x / ((1 - x) ** 2 + ay * ay)) / 4.0, -math.atan2(-2.0 * y, (1 - x) * (1 + x) - ay * ay) / 2.0)


def atan(z, /):
    z = _complex(z)
    s = atanh(complex(-z.imag, z.real))
    return complex(s.imag, -s.real)

_built_in = (acos, acosh, asin, asinh, atan, atanh, cos, cosh, exp, isclose, isfinite, isinf, isnan, log, log10, phase, polar, rect, sin,
             sinh, sqrt, tan, tanh)
