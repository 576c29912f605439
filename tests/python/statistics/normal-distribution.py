def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
from statistics import NormalDist, StatisticsError
n = NormalDist(100, 15)
print(n, n.mean, n.stdev, n.variance, n.median, n.mode, n.cdf(115), n.pdf(100), n.inv_cdf(.975), n.zscore(130), n.quantiles(), n.overlap(NormalDist(110, 10)), n + 5, n * 2, n + n, n - n, -n, n / 2, 2 * n, 10 - n, n == NormalDist(100, 15), hash(n) == hash(NormalDist(100, 15)), NormalDist.from_samples([1, 2, 3, 4]), n.samples(3, seed=1), n.inv_cdf(1e-10), n.inv_cdf(.5))
print(t(lambda: NormalDist(0, -1)), t(lambda: n.inv_cdf(0)), t(lambda: NormalDist(0, 0).pdf(1)), t(lambda: n.overlap(3)))
