import cmath

for z in 5e-324, 1e-310 + 1e-312j, 5e-324j, -1e-320, complex(-1e-310, 5e-324), 2.2e-308 + 2.2e-308j, complex(-0.0, 1e-309):
    print(z, cmath.sqrt(z))
