from decimal import *

c = getcontext()
c.prec = 6
for a in "0", "1", "101", "1100110", "-1", "12", "1E1", "1.0":
    for b in "11", "1010101":
        for name in "logical_and", "logical_or", "logical_xor":
            try:
                print(name, a, b, getattr(Decimal(a), name)(Decimal(b)))
            except InvalidOperation as e:
                print(name, a, b, repr(e))
    try:
        print("invert", a, Decimal(a).logical_invert())
    except InvalidOperation as e:
        print("invert", a, repr(e))
for a in "3", "-5", "NaN", "2.0", "-0", "inf":
    for b in "-3", "4", "2", "NaN":
        a_, b_ = Decimal(a), Decimal(b)
        print(a, b, a_.max_mag(b_), a_.min_mag(b_), a_.compare_total_mag(b_), a_.next_toward(b_), c.max_mag(a_, b_))
c.rounding = ROUND_UP
print(round(Decimal("1.34"), 1), round(Decimal("1.34")), round(Decimal("-1.31"), 1), round(Decimal(123), -1))
for text in ("1e9999999999999999999", "1e-9999999999999999999", "1e999999999999999999", "1e1000000000000000000", "1e-1999999999999999997",
             "1e-1999999999999999998", "0e99999999999999999999", "12e999999999999999998", "12e999999999999999999", "nonsense"):
    try:
        print(text, repr(Decimal(text)))
    except InvalidOperation as e:
        print(text, repr(e))
