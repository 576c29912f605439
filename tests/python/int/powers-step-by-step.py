# From the highest bit of the exponent down; a power of one is the number, of zero one.
for base in (0, 1, -1, 2, -3, 7, 10, 12345, 2**31, -2**40, 10**30):
    print(*(base ** exponent for exponent in range(8)))
print([type(True ** exponent).__name__ for exponent in range(4)], True ** 1, False ** 0, False ** 1)
print(*(pow(base, exponent, modulus) for base in (-7, 0, 5, 10**20) for exponent in (0, 1, 2, 3, 30) for modulus in (1, 7, -7, 10**12)))
n = 1000
print(n ** 1 == n, n ** 1 is n, (n ** 2) ** 3 == n ** 6)


class Number(int):
    pass


print(type(Number(5) ** 1), type(Number(5) ** 2), Number(5) ** 1, Number(3) ** 5)
