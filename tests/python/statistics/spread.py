def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
import statistics as st
from fractions import Fraction as F
d = [2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5]
print(st.variance(d), st.pvariance(d), st.stdev(d), st.pstdev(d), st.variance([1, 2, 3, 4]), st.pvariance([1, 2, 3, 4]), st.stdev([1, 2, 3, 4]), st.pstdev([1, 5]), st.variance([F(1, 6), F(1, 2), F(5, 3)]), st.variance(d, st.mean(d)), st.pstdev([3, 3]), st.stdev([1e10, 1e10 + 1]), st.stdev([0.1, 0.2, 0.3]), st.variance([5, 5, 5]), st.pvariance([10 ** 20, 10 ** 20 + 2]))
print(st.quantiles(range(1, 12)), st.quantiles([1, 2, 3, 4, 5], n=10), st.quantiles([1, 2, 3, 4, 5], n=4, method='inclusive'))
x, y = [1, 2, 3, 4, 5], [2, 1, 4, 3, 5]
print(st.covariance(x, y), st.correlation(x, y), st.correlation(x, [1, 4, 9, 16, 25], method='ranked'), st.linear_regression(x, y), st.linear_regression(x, y, proportional=True), t(lambda: st.correlation([1, 1], [2, 3])), t(lambda: st.covariance([1], [2])), t(lambda: st.linear_regression([1, 1], [1, 2])), t(lambda: st.correlation([1, 2], [1])))
