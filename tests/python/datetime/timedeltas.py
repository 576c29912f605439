def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
from datetime import *
x = timedelta(days=1, hours=2, minutes=3, seconds=4.5)
print(x, repr(x), x.days, x.seconds, x.microseconds, x.total_seconds(), x * 2, x / 2, x // timedelta(hours=1), x % timedelta(hours=1), divmod(x, timedelta(hours=5)), -x, repr(-x), abs(-x), x + x, x - timedelta(2), x / timedelta(hours=1), x * 1.5, x // 7, timedelta(weeks=1), timedelta(milliseconds=1500), timedelta(0), repr(timedelta()), bool(timedelta()), timedelta(hours=25) > timedelta(days=1), timedelta(days=-1, seconds=1), sum([timedelta(1), timedelta(2)], timedelta()), timedelta(microseconds=1.5), timedelta(seconds=0.1), timedelta(days=0.5), timedelta.max, timedelta.min, timedelta.resolution, str(timedelta(days=-5, hours=3)), hash(timedelta(1)) == hash(timedelta(hours=24)))
for f in (lambda: timedelta('x'), lambda: timedelta(10 ** 10), lambda: x * 'a', lambda: x + 1, lambda: x / 0, lambda: x < 5, lambda: x == 5):
    print(t(f))
