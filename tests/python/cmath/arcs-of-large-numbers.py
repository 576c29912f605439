# No square of a part is needed where it would be too large.
import cmath
for z in 1e308 + 1e308j, -1e308 - 1e308j, -1e308j, 1e200 + 1j, 1 + 1e200j, complex(-0.0, 1e160), 6.7e153 + 0j, 6.8e153 + 0j, complex(5, -1.7e308):
    print(z, cmath.atan(z), cmath.atanh(z))
