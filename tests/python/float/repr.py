for x in (0.1, 1.0, 1e16, 1e15, 123456789.125, 1e-4, 1e-5, 1/3, 2/3, 1e100, 5e-324, 1.7976931348623157e308, -0.0, 0.1 + 0.2):
    print(x, repr(x) == str(x))
print(float('inf'), float('-inf'), float('nan'))
