print(7 / 2, 7 // 2, -7 // 2, 7 % -2, -7 % 2, divmod(7, -2), divmod(-7, 2))
print(2 ** -1, 0 ** 0, (-2) ** 3, -2 ** 2)
for f in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: divmod(1, 0), lambda: 0 ** -1, lambda: pow(2, 3, 0)):
    try:
        f()
    except (ZeroDivisionError, ValueError) as e:
        print(type(e).__name__, e)
