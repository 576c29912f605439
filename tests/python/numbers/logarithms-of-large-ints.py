# Ints that are below 2 ** 1024 but round to it have no float; their logarithms are taken from a mantissa and an exponent as well.
import math

for n in (2 ** 1023, 2 ** 1024 - 1, 2 ** 1024 - 2 ** 970, 2 ** 1024 - 2 ** 970 - 1, 2 ** 1024, 3 ** 700, 10 ** 400, 10 ** 400 + 1):
    print(math.log(n), math.log2(n), math.log10(n), math.log(n, 2), math.log(7, n), math.log(n, n))
    for function in (float, math.log1p, math.sqrt):
        try:
            print(function(n))
        except OverflowError as error:
            print(function.__name__, error)
for n in (0, -1, -2 ** 1024, -10 ** 400):
    try:
        math.log(n)
    except ValueError as error:
        print(error)
