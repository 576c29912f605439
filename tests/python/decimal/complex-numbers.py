# A complex number without an imaginary part is compared as its real part, others not at all.
from decimal import Decimal

d = Decimal(2)
for z in 2j, 2 + 0j, 2.5 + 0j, complex('nan'), 1 + 1j:
    print(z, d.__eq__(z), d.__ne__(z), d.__lt__(z), d == z, d != z, z == d)
try:
    d < 2 + 0j
except TypeError as error:
    print(error)
