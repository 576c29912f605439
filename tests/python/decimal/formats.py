def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
from decimal import *
D = Decimal
x = D('1234567.8951')
for s in ('', '.2f', ',.2f', '15.2f', '<15.1f', '+.3e', 'e', 'E', '.3g', 'g', '%', '.1%', '015.2f', ',', '*^20.2f', ' f', '.0f', '.10f', 'G', '020,.2f', '=+20.1f'):
    print(repr(s), format(x, s), format(D('-0.00012'), s), format(D('0'), s), format(D('1E+5'), s), format(D('inf'), s))
print(f'{D("3.14"):.1f} {D("2.5"):.0f} {D("1e-10")} {D("1E+20")} {D("1.50"):10}|', '%.2f' % D('1.005'), '{:>10}'.format(D('1.1')), t(lambda: format(D(1), 'd')), t(lambda: format(D(1), 'x')))
