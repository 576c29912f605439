def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
from datetime import *
x = time(14, 5, 9, 7)
print(x, repr(x), x.isoformat('minutes'), x.replace(hour=1), time(), repr(time(1)), time(1, 2) < time(3), time.fromisoformat('04:23:01.5'), time.fromisoformat('T10'), time.min, time.max, x.strftime('%H-%M-%S %f %p'), f'{x:%H:%M}', time(12, tzinfo=timezone.utc), repr(time(12, tzinfo=timezone.utc)), hash(time(1)) == hash(time(1)), bool(time(0)), x.tzname(), time(1) == time(1, 0), t(lambda: time(25)), t(lambda: time.fromisoformat('1')), t(lambda: time(1) < 3), t(lambda: time(1) + time(2)))
