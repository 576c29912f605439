import math

for numbers in [1e308, 1e308], [1e308, 1e308, -1e308], [1e308, -1e308, 1e308], [math.inf, 1e308, 1e308], [math.inf, -math.inf], [math.nan, 1]:
    try:
        print(math.fsum(numbers))
    except (OverflowError, ValueError) as error:
        print(type(error).__name__, error)
