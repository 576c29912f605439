# The gamma function to the last digit, combinations of huge numbers, steps between floats.
import math

for x in (0.5, 1.5, -0.5, -1.5, 4.99, 5.01, 10.1, 22.0, 23.0, 24.0, 100.5, 141.5, 170.6, -10.3, -150.5, -171.3, 1e-5, 1e-25):
    print(x, math.gamma(x), math.lgamma(x))
for call in ("math.gamma(0)", "math.gamma(-2)", "math.gamma(171.7)", "math.lgamma(-1)", "math.gamma(-math.inf)", "math.gamma(math.inf)",
             "math.comb(2**70, 2)", "math.perm(2**70, 2)", "math.comb(2**70, 2**69)", "math.perm(2**70, 2**64)", "math.perm(3, 2**70)",
             "math.comb(-1, 2)", "math.comb(2, -1)", "math.perm(-1)", "math.perm(2**70)", "math.comb(100, 98)", "math.perm(5)",
             "math.nextafter(1.0, 2.0, steps=3)", "math.nextafter(0.0, -1.0, steps=2)", "math.nextafter(1.0, -2.0, steps=2**70)",
             "math.nextafter(1.0, 2.0, steps=0)", "math.nextafter(1.0, 2.0, steps=-1)", "math.nextafter(5e-324, -1.0, steps=1)",
             "math.log10(10**400)", "math.log2(2**2000)", "math.log(10**400)", "1 << 2**64", "0 << 2**64", "1 >> 2**64",
             "hash(slice(1, 2, 3))", "hash(slice(1))", "hash(slice([]))"):
    try:
        print(call, eval(call))
    except (ValueError, OverflowError, MemoryError, TypeError) as e:
        print(call, type(e).__name__, e)
