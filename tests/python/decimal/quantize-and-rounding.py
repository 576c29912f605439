def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
from decimal import *
D = Decimal
for m in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
    print(m, [str(D(x).quantize(D('1'), rounding=m)) for x in ('2.5', '-2.5', '1.1', '-1.1', '0.5', '1.5', '5.01', '-0.4')])
print(D('7.325').quantize(D('.01'), rounding=ROUND_DOWN), D('7.325').quantize(D('1.'), rounding=ROUND_UP), D('1').quantize(D('0.000')), D('123.456').quantize(D('1E1')), t(lambda: D('1e30').quantize(D('.01'))), t(lambda: D('1').quantize(D('inf'))), t(lambda: D(1).quantize(D(1), rounding='x')))
price, rate = D('19.99'), D('0.0825')
tax = (price * rate).quantize(D('0.01'), rounding=ROUND_HALF_UP)
print(tax, price + tax, price * rate)
bal = D('1000')
for y in range(1, 6):
    bal = (bal * D('1.05')).quantize(D('.01')); print(y, bal)
