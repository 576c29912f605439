def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
from decimal import *
D = Decimal
print(D('1.0') == D('1.00'), D('0.1') == 0.1, D('0.5') == 0.5, D('1') < D('2'), D('1') < 1.5, D(3) == 3, hash(D('1.0')) == hash(1), hash(D('0.5')) == hash(.5), D('1.5').compare(D('2')), max(D(1), D(2)), sorted([D(3), 1, D('2.5')]), D('nan') == D('nan'), D('inf') > 10 ** 100, D('2.5').as_tuple(), D('-inf').as_tuple(), D('0.25').as_integer_ratio(), int(D('-3.9')), float(D('1.1')), str(D('1.10')), bool(D(0)), round(D('2.675'), 2), round(D('2.5')), round(D('3.5')), round(D('-2.5')), round(D('1234.5'), -2), D('3.7').to_integral_value(), D('3.2').to_integral_value(rounding=ROUND_UP), D('123.456').adjusted(), D('5').is_zero(), D('-1').is_signed(), D('1').copy_sign(D('-2')), D('1').max(D('nan')), D('1.0').compare_total(D('1.00')), D('12').scaleb(3), D(5).number_class(), D('1.2').same_quantum(D('3.4')), complex(D('1.5')), D('1e5').to_eng_string(), D('12E4').to_eng_string(), D('1.5').is_integer() if hasattr(D, 'is_integer') else None, D('1').fma(2, 3), D('10').remainder_near(6), D('1').next_plus(), D(1000).logb(), {D('1.0'): 'x'}[1], sum([D('.1')] * 10))
import math
print(math.floor(D('-1.5')), math.ceil(D('1.2')), math.trunc(D('1.9')), math.sqrt(D(2)), math.pi * float(D(2)))
