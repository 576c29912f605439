# sumprod() keeps what is left when large products cancel, and once whole numbers grow too long for a machine word adds one by one.
from math import sumprod

ones = [1.0] * 6
print(sumprod([1e30, 1e14 + 1 / 64, 1.0, 2**-10, -1e30, -1e14], ones))
print(sumprod([1e30, 1e14, 2**-60, 1.0, -1e30, -1e14], ones))
print(sumprod([0.1, 0.1, 0.1, -0.03], [0.1, 0.1, 0.1, 1.0]))
print(sumprod((10, -5, 2147483648), (1208925819614629174706176, 1.5, 1.5)))
print(sumprod((2**62, 2**62, 0.1, 0.1, 0.1), (1, 1, 1, 1, 1)), sumprod((2**40, 1, 0.1, 0.1), (2**40, 0.1, 0.1, 1)))
print(sumprod((2**62, 1, 0.5), (1, 2**61, 0.25)), sumprod((True, 2), (1.5, 2**70)))
