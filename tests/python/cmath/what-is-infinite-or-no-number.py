# Every function of cmath at zeros of both signs, at infinities, and at what is no number.
import cmath

FUNCTIONS = "acos acosh asin asinh atan atanh cos cosh exp log log10 phase polar sin sinh sqrt tan tanh".split()
NAN, INF = float("nan"), float("inf")
PARTS = (0.0, -0.0, 2.0, -2.0, INF, -INF, NAN)


def show(name, *args):
    try:
        print(name, *args, "->", getattr(cmath, name)(*args))
    except (ValueError, OverflowError) as e:
        print(name, *args, "->", type(e).__name__, e)


for name in FUNCTIONS:
    for x in PARTS:
        for y in PARTS:
            show(name, complex(x, y))
for r in PARTS:
    for phi in PARTS:
        show("rect", r, phi)
