def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
from decimal import *
D = Decimal
print(D('0.1') + D('0.2'), repr(D('0.1') + D('0.2')), D(0.1), D('1.10') + D('2.2'), D('3.14') * 2, D(10) / D(3), D(1) / D(7), D('7') // D('2'), D('7.5') % D('2'), D('-7') // 2, D('-7') % 3, divmod(D(17), D(5)), D(2) ** 10, D('2') ** D('0.5'), D(2).sqrt(), D('1e3'), D('1E-7'), D('0.000001'), D('0.0000001'), D('123E5'), D('-0'), +D('1.23'), -D('1.23'), abs(D('-5')), D('1_000.5'), D(' 1 '), D((1, (1, 2, 3), -2)), D('Infinity'), D('-inf'), D('NaN'), D('nan12'), D(True), D(10 ** 30), D('1') + 1, 1 + D('1'), 2 - D('.5'), 3 * D('1.5'), 1 / D('4'), 7 // D(2), 7 % D(4), 2 ** D(3), D(100).normalize(), D('1.500').normalize(), D('0.00').normalize())
for f in (lambda: D('abc'), lambda: D(1) / 0, lambda: D(0) / 0, lambda: D(1) % 0, lambda: D(-1).sqrt(), lambda: D(1) + 1.0, lambda: D([1]), lambda: D((1, 2)), lambda: D('inf') - D('inf'), lambda: D('1e999999') * 10, lambda: D(1) // 0, lambda: D('1') + 'a', lambda: int(D('nan')), lambda: int(D('inf')), lambda: D('snan') + 1, lambda: D(None), lambda: D(0) ** 0, lambda: D(-2) ** D('.5'), lambda: D(-1).ln(), lambda: D('1') < 'a', lambda: D(1) < D('nan')):
    print(t(f))
