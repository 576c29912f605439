from datetime import *
class Zone(tzinfo):
    """An hour back at 2 in the night of October 27, 2002."""
    def utcoffset(self, dt):
        if dt is None: return None
        return timedelta(hours=-4 if (dt.month, dt.day, dt.hour) < (10, 27, 1) or (dt.month, dt.day, dt.hour) == (10, 27, 1) and not dt.fold else -5)
    def dst(self, dt): return timedelta(0)
    def tzname(self, dt): return "Z"
z = Zone()
a = datetime(2002, 10, 27, 1, 45, tzinfo=z)
b = a.replace(fold=1)
print(a == b, hash(a) == hash(b), a < b, a.utcoffset(), b.utcoffset(), b - a)
u = a.astimezone(timezone.utc)
print(u, a == u, u == a, a < u, datetime(2002, 1, 1, tzinfo=z) == datetime(2002, 1, 1, 4, tzinfo=timezone.utc))
class Bad(tzinfo):
    def utcoffset(self, dt): return 3
    def dst(self, dt): return 4
    def tzname(self, dt): return 5
for x in (time(1, tzinfo=Bad()), datetime(2000, 1, 1, tzinfo=Bad())):
    for f in ("utcoffset", "dst", "tzname"):
        try: print(getattr(x, f)())
        except TypeError as e: print(e)
class Half(tzinfo): pass
t = time(1, 2, 3, tzinfo=Half())
print(t.strftime("%H:%M"), t == time(1, 2, 3, tzinfo=t.tzinfo))
for f in (lambda: t.strftime("%Z"), lambda: t.strftime("%z"), lambda: t == time(1)):
    try: print(f())
    except NotImplementedError as e: print(e)
print(datetime(2000,1,1,tzinfo=timezone.utc).strftime("%z %Z|%:z"), datetime(2000,1,1).strftime("[%z%Z]"))
