# Integers of thousands of digits, and of two or three.
import sys
sys.set_int_max_str_digits(0)
a, b = 0, 1
for _ in range(20000):
    a, b = b, a + b
print(a % 10**9)
n = 1
for i in range(1, 3000):
    n *= i
print(len(str(n)))
print(pow(3, 100000) % 1000007, pow(7, 10**50, 10**40 + 7))
x = 12345678901234567890
for i in range(200000):
    x = (x * 6364136223846793005 + 1442695040888963407) % (1 << 64)
print(x)
