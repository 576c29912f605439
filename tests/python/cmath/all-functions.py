import cmath, math
for z in (1+2j, -1.5-0.5j, 0j, 1j, 2, -3.0, 0.5, 1e-300+1e-300j, 100+100j, complex(0, -0.0), complex(-1, 0.0), complex(-1, -0.0)):
    for f in ("sqrt", "exp", "log", "log10", "sin", "cos", "tan", "sinh", "cosh", "tanh", "asin", "acos", "atan", "asinh", "acosh", "atanh", "phase", "polar"):
        try: print(f, z, getattr(cmath, f)(z))
        except Exception as e: print(f, z, type(e).__name__, e)
print(cmath.rect(2, math.pi / 2), cmath.isclose(1+1j, 1+1.0000000001j), cmath.infj, cmath.nanj, cmath.pi, cmath.log(8, 2), cmath.isnan(complex("nan")))
try: cmath.sqrt("x")
except TypeError as e: print(e)
