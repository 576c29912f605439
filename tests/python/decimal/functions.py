def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
from decimal import *
D = Decimal
print(D(1).exp(), D(2).ln(), D(100).log10(), D(2).log10(), D('0.5').exp(), D('-1').exp(), D(10).ln(), D('1.0001').ln(), D(2) ** D('-1'), D('1.1') ** 10, D(2) ** D('1.5'), D(9) ** D('.5'), D('0.5') ** 3, D(2) ** 100, D(3) ** -2, D(7) ** 50, pow(D(3), 4, 5), D('1e-5').ln(), D(0).exp(), D(0).ln(), D(1).ln(), D('1e100').sqrt(), D('0.0016').sqrt(), D(3).sqrt(), D(1234567).log10())
getcontext().prec = 50
print(D(1).exp(), D(2).ln(), D(2).sqrt(), D(1) / D(97), D(2) ** D('0.3'))
def pi():
    getcontext().prec += 2
    three = D(3); lasts, t, s, n, na, d, da = 0, three, 3, 1, 0, 0, 24
    while s != lasts:
        lasts = s; n, na = n + na, na + 8; d, da = d + da, da + 32; t = (t * n) / d; s += t
    getcontext().prec -= 2
    return +s
print(pi())
