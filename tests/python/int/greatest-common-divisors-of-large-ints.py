# What math.gcd finds is what Euclid's algorithm finds, whatever the sizes of the two numbers are.
import math
import random

random.seed(5)


def euclid(a, b):
    while b:
        a, b = b, a % b
    return a


wrong = 0
for bits in (10, 30, 59, 60, 61, 62, 63, 89, 90, 91, 120, 121, 200, 500, 1000):
    for _ in range(5):
        common = random.getrandbits(random.randint(1, bits))
        a = random.getrandbits(bits) * common
        b = random.getrandbits(random.randint(1, bits)) * common
        wrong += not euclid(a, b) == math.gcd(a, b) == math.gcd(b, a) == math.gcd(-a, b) == math.gcd(a, -b)
print(wrong)

print(math.gcd(), math.gcd(0), math.gcd(-6), math.gcd(0, 0), math.gcd(0, -2**200) == 2**200)
print(math.gcd(2**200, 2**100) == 2**100, math.gcd(2**90 * 3, 2**60) == 2**60, math.gcd(2**61 - 1, 2**122 - 1))
print(math.gcd(6 * 2**70, 9 * 2**80, 15 * 2**75) == 6 * 2**70)

# Neighbours in this row take the most steps.
fibonacci = [1, 1]
while len(fibonacci) < 300:
    fibonacci.append(fibonacci[-1] + fibonacci[-2])
print({math.gcd(a, b) for a, b in zip(fibonacci, fibonacci[1:])}, math.gcd(fibonacci[299], fibonacci[199]) == fibonacci[99])

x, y = 3**200, 2**300
print(math.lcm(x, y) == x * y, math.lcm(x * y, x) == x * y)
