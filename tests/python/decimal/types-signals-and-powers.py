# What Decimal and Context are as types, what is signaled together, and powers as CPython computes them.
import copy
import gc
import pickle
import sys
from collections.abc import MutableMapping
from decimal import *

for t in (Decimal, Context):
    print(t, t.__module__, t.__basicsize__, t.__mro__)
print([sys.getsizeof(x) for x in (Decimal(1), Decimal("1" * 76), getcontext(), getcontext().flags)])
print(gc.is_tracked(Decimal(1)), gc.is_tracked(getcontext()), gc.get_referents(Decimal("1.5")))
d = Decimal("1.25")
print(Decimal(d) is d, copy.copy(d) is d, copy.deepcopy(d) is d, pickle.loads(pickle.dumps(d)), sys.getrefcount(d))
c = getcontext()
print(isinstance(c.flags, MutableMapping), c.flags is c.flags, type(c.flags), len(c.flags), list(c.flags)[:2])
print(c, copy.copy(c) is c)


def tried(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return "%s: %s" % (type(e).__name__, e)


print(tried(divmod, d, 0))
print(tried(divmod, Decimal(0), 0))
print(tried(Decimal, "1e9999999999999999999"))
print(tried(Decimal, 1, 2))
print(tried(Decimal, foo=1))
print(tried(c.add, 1))
print(tried(c.canonical, 1))
print(tried(c.create_decimal, "1_0"), Decimal(" 1_0 "))
print(tried(Decimal, (0, (1,), 1.5)), Decimal([1, [4, 2], -1]))
print(tried(setattr, c, "prec", 0))
print(tried(setattr, c, "prec", "x"))
print(tried(setattr, c, "flags", [1]))
print(tried(c.flags.__getitem__, "x"))
print(tried(type(c.flags)().__len__))
print(tried(d.quantize))
print(tried(d.quantize, 1, context=5))

with localcontext(Context(prec=6, traps=[])) as c:
    c.clear_flags()
    for a, b in ((2, 10), ("1.1", 50), ("0.7", -33), (-3, 7), ("1.0", 100), (10, -20), ("9.99", 999), ("2", "0.5"), ("1.7", 70), (0, -1),
                 (3, 10 ** 20), (3, -10 ** 20), ("-8", "0.333"), ("4", "0.5")):
        c.clear_flags()
        print(a, b, c.power(Decimal(a), Decimal(b)), [s.__name__ for s in c.flags if c.flags[s]])
    print(pow(Decimal(-7), 3, 5), tried(pow, Decimal(7), -1, 5))
    print(Decimal("1.7").ln(), Decimal("1.9").log10(), Decimal("1e34").log10())
    for rounding in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
        c.rounding = rounding
        print(rounding, Decimal(10) / 7, Decimal("-2.5").to_integral_value(), round(Decimal("0.125"), 2), Decimal("1234565").normalize())
    print(Decimal("1100").logical_or(Decimal("1010")), Decimal("1100").logical_xor(1010), Decimal(-3).max_mag(2), Decimal(1).next_toward(2))
    big = Decimal("9" * 60)
    c.prec = 130
    print(big * big, big * big // 7, big % 12345678901234567890123)
