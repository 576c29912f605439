a = 2 ** 200
print(a)
print(a + 1, a - 1, a * 3, a // 7, a % 7)
print(-a // 7, -a % 7, divmod(-a, 7))
print(a >> 190, 1 << 100, -a >> 3)
print(a & 0xFFFF, (a - 1) & 0xFFFF, a | 1, -a ^ 5)
print(10 ** 40 // 10 ** 38, int('9' * 50) + 1)
