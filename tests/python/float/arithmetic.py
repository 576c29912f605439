print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, divmod(7.5, 2))
print(2.0 ** 0.5, 2 ** 0.5, 1e308 * 10, (-8) ** (1/3))
print(round(2.5), round(3.5), round(2.675, 2), round(-0.5), round(1234.5678, -2), round(1e20))
for f in (lambda: 1.0 / 0, lambda: 1.0 // 0.0, lambda: 1.0 % 0, lambda: 10.0 ** 400, lambda: int(float('inf')), lambda: int(float('nan'))):
    try:
        f()
    except (ZeroDivisionError, OverflowError, ValueError) as e:
        print(type(e).__name__, e)
