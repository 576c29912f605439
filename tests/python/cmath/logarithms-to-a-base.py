"""log with a base: the base may be neither zero nor one, and what it is the logarithm of may be zero."""
import cmath


def attempt(*args, **kwargs):
    try:
        print(args, cmath.log(*args, **kwargs))
    except Exception as error:
        print(args, type(error).__name__, error)


numbers = (0, -0.0, 1, -1, 2, 1j, -1j, 1 + 1j, 1e308, 5e-324, float('inf'), float('-inf'), float('nan'), complex(0, float('inf')))
for z in numbers:
    attempt(z)
    for base in numbers:
        attempt(z, base)
attempt(2, None)
attempt('a', 0)
attempt(0, 'a')
attempt()
attempt(1, 2, 3)
attempt(5, base=2)
for z in (0, 1, 100, -10):
    try:
        print(cmath.log10(z))
    except ValueError as error:
        print(error)
