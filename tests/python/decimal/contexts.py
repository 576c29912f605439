def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
from decimal import *
D = Decimal
print(getcontext())
with localcontext() as c:
    c.prec = 5
    print(D(1) / D(3), D('123456.789') + 0, +D('3.14159265'), getcontext().prec)
print(D(1) / D(3))
getcontext().prec = 6
print(D(22) / D(7), D(2).sqrt(), D('1e10') + D('1e-10'))
with localcontext(prec=50, rounding=ROUND_DOWN): print(D(2).sqrt(), D(1) / 3)
c = Context(prec=3, rounding=ROUND_HALF_UP)
print(c.divide(D(1), D(3)), c.create_decimal('3.14159'), c.add(D('1.005'), D(1)), c.sqrt(D(2)), c.power(D(2), D(10)), c)
c = getcontext(); c.clear_flags(); D(1) / D(3); print(c.flags[Inexact], c.flags[DivisionByZero], Inexact in c.flags)
c.traps[DivisionByZero] = False; print(D(1) / D(0), D(-1) / 0); c.traps[InvalidOperation] = 0; print(D(0) / D(0), D('x'))
setcontext(ExtendedContext); print(D(1) / 7, D(1) / 0, getcontext().prec)
setcontext(BasicContext); print(t(lambda: D(1) / 0), D(1) / 7)
print(t(lambda: Context(prec=0)), t(lambda: setattr(getcontext(), 'foo', 1)), t(lambda: setattr(getcontext(), 'rounding', 'q')), DefaultContext.prec)
with localcontext() as ctx:
    ctx.traps[Inexact] = True
    print(t(lambda: D(1) / 3))
    ctx.traps[FloatOperation] = True
    print(t(lambda: D(1.5)), t(lambda: D(1) < 1.5))
