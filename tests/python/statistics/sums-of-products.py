# Products are added in triple precision: what is built on math.sumprod agrees to the last digit.
import math
import random
import statistics

random.seed(1)
for n in (1, 2, 3, 5, 50):
    for _ in range(5):
        a = [random.uniform(-1, 1) * 10 ** random.randint(-5, 5) for _ in range(n)]
        b = [random.uniform(-1, 1) for _ in range(n)]
        print(math.sumprod(a, b), math.sumprod([int(x * 1e6) for x in a], b), math.fsum(a), math.hypot(*a), math.dist(a, b))
        if n > 1:
            print(statistics.correlation(a, b), statistics.covariance(a, b), statistics.linear_regression(a, b))
print(math.sumprod([1e100, 1, -1e100], [1, 1, 1]), math.sumprod([10, 20, 30], [0.1] * 3), math.sumprod([True, 2**70], [1.5, 1]))
print(math.sumprod([2**70], [3]), math.sumprod([math.inf, 1], [1, 2]), math.sumprod([1, 0.5, 2], [2, 2, 3]), math.sumprod([], []))
for p, q in (([1], [1, 2]), (["a"], [2.0]), (["a"], [2]), (5, [1]), ([10**400], [1.5])):
    try:
        print(math.sumprod(p, q))
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
