from decimal import *
import random
random.seed(5)
for prec in (3, 9, 28, 50):
    getcontext().prec = prec
    for i in range(40):
        d = Decimal(random.randrange(1, 10**random.randrange(1,12))).scaleb(random.randrange(-12,4))
        e = Decimal(random.randrange(-10**5, 10**5)).scaleb(random.randrange(-6,-2))
        print(d, e, d.ln(), d.log10(), d**e, d.sqrt(), e.exp(), d**3, d**-2, d.logb())
