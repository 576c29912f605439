def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
import statistics as st
from fractions import Fraction as F
d = [1, 2, 3, 4, 4]
print(st.mean(d), st.mean([1.5, 2.5]), st.mean([F(1, 3), F(1, 6)]), st.mean([1, 2]), st.fmean(d), st.fmean([1, 2], [3, 1]), st.median(d), st.median([1, 3, 5, 7]), st.median_low([1, 3, 5, 7]), st.median_high([1, 3, 5, 7]), st.median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5]), st.median_grouped([52, 52, 53, 54]), st.mode('aabbbc'), st.multimode('aabbbbccddddeeffffgg'), st.geometric_mean([54, 24, 36]), st.harmonic_mean([40, 60]), st.harmonic_mean([40, 60], weights=[5, 30]), st.mean([True, False]), st.mode([1]), st.multimode([]))
for f in (lambda: st.mean([]), lambda: st.median([]), lambda: st.mode([]), lambda: st.fmean([]), lambda: st.harmonic_mean([-1]), lambda: st.geometric_mean([]), lambda: st.geometric_mean([0, 1]), lambda: st.mean(['a']), lambda: st.variance([1]), lambda: st.stdev([]), lambda: st.quantiles([1]), lambda: st.fmean([1, 2], [1]), lambda: st.mean(5), lambda: st.quantiles([1, 2], method='x')):
    print(t(f))
