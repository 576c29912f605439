def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
from datetime import *
tz = timezone(timedelta(hours=5, minutes=30)); e = timezone(timedelta(hours=-5), 'EST')
a = datetime(2024, 1, 1, 12, tzinfo=timezone.utc); b = a.astimezone(tz)
print(a, repr(a), b, repr(b), a == b, b - a, a.astimezone(e), a.astimezone(e).tzname(), a.utcoffset(), b.utcoffset(), b.tzname(), a.timestamp(), datetime.fromtimestamp(0, timezone.utc), datetime.fromtimestamp(1.5, tz), tz, repr(tz), e, repr(e), repr(timezone.utc), UTC is timezone.utc, timezone(timedelta(0)) is timezone.utc, a.strftime('%z %Z'), b.strftime('%z'), a.replace(tzinfo=None), a.isoformat(), hash(a) == hash(b), datetime(2024, 1, 1, 1, tzinfo=tz).astimezone(timezone.utc), a.utctimetuple()[:6], a.timetz(), a.dst())
print(t(lambda: a < datetime(2024, 1, 1)), t(lambda: a - datetime(2024, 1, 1)), a == datetime(2024, 1, 1, 12), t(lambda: timezone(5)), t(lambda: timezone(timedelta(hours=24))), t(lambda: timezone(timedelta(1) / 2, 5)))
class Z(tzinfo):
    def utcoffset(self, dt): return timedelta(hours=1) + self.dst(dt)
    def dst(self, dt): return timedelta(hours=1) if dt is not None and 4 <= dt.month <= 9 else timedelta(0)
    def tzname(self, dt): return 'CEST' if self.dst(dt) else 'CET'
z = Z()
print(datetime(2024, 7, 1, 12, tzinfo=z), datetime(2024, 1, 1, 12, tzinfo=z).tzname(), datetime(2024, 7, 1, 10, tzinfo=timezone.utc).astimezone(z), t(lambda: tzinfo().utcoffset(None)))
