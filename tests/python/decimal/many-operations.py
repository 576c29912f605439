# Sums, products, quotients, comparisons and rounding of many numbers: what is the same however they are computed.
import itertools
from decimal import *

texts = ['-0', '0E+3', '1.10', '-2.50', '9999999999999999999999999999', '5E-29', '-Infinity', '9E+999999', '-1.5E-1000010']
numbers = [Decimal(text) for text in texts]


def shown(f):
    context = getcontext()
    context.clear_flags()
    try:
        result = f()
    except Exception as e:
        result = type(e).__name__
    return '%s %s' % (result, ','.join(sorted(s.__name__[:4] for s, on in context.flags.items() if on)))


for prec, rounding in (28, ROUND_HALF_EVEN), (5, ROUND_FLOOR):
    getcontext().prec, getcontext().rounding = prec, rounding
    for a, b in itertools.product(numbers, repeat=2):
        print(a, b, '|', *(shown(f) for f in (lambda: a + b, lambda: a - b, lambda: a * b, lambda: a / b)), sep=' | ')
        if not (a.is_nan() or b.is_nan()):
            print(a < b, a <= b, a == b, a != b, a > b, a >= b, a.compare(b))
    for a, places in itertools.product(numbers, (Decimal('0.01'), Decimal('1E+3'))):
        print(a, places, shown(lambda: a.quantize(places)), shown(lambda: a.quantize(places, rounding=ROUND_HALF_UP)), shown(lambda: +a), shown(lambda: -a))
    print(Decimal('1.5') == 1.5, Decimal(2) == 2, Decimal(2) < 3, 3 > Decimal(2), Decimal('0.1') == 0.1, Decimal(-1) < 0, 5 + Decimal(1), 5 * Decimal('1.1'), 1 / Decimal(3))
