import time
t = time.struct_time((2024, 5, 17, 1, 2, 3, 4, 138, 0))
y, m, d, *rest = t
print(y, m, d, rest, t.tm_hour, t.tm_min, t.tm_sec, t.tm_wday, t.tm_yday, t.tm_isdst, t[1:3], t < time.struct_time((2025, 1, 1, 0, 0, 0, 0, 1, 0)))
try: t.tm_year = 5
except AttributeError as e: print(e)
print(t.tm_zone, sorted([time.gmtime(5), time.gmtime(1)])[0].tm_sec)
