# The inverse functions of numbers near the largest there are.
import cmath
for z in complex(1.62e308, 1.03e308), complex(-1.7e308, 1e308), complex(1e308, -1.7e308), complex(-1e308, -1e300), complex(0.0, 1.7e308), complex(4e307, 0.0):
    print(z, cmath.acos(z), cmath.asin(z), cmath.acosh(z), cmath.asinh(z), cmath.sqrt(z), cmath.log(z))
