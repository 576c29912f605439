import time
t = time.gmtime(0)
print(t, t.tm_year, t[0], t.tm_zone, t.tm_gmtoff, len(t), tuple(t), t == time.gmtime(0), isinstance(t, tuple))
t = time.gmtime(1716000000)
print(time.strftime('%Y-%m-%d %H:%M:%S %a %A %b %B %j %p %I %U %w %y %Z %%', t), time.asctime(t), time.strftime('%d/%m/%y', (2024, 5, 17, 1, 2, 3, 4, 138, 0)))
print(time.strptime('17 May 2024', '%d %b %Y'), time.strptime('10:20:30', '%H:%M:%S')[3:6])
for f in (lambda: time.strptime('x', '%Y'), lambda: time.strftime('%Y', (1, 2)), lambda: time.sleep(-1), lambda: time.gmtime('x'), lambda: time.strftime('%m', (2024, 13, 1, 0, 0, 0, 0, 1, 0)), lambda: time.struct_time((1, 2))):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
lt = time.localtime(1716000000)
print(time.mktime(lt), time.ctime(0)[-4:], type(time.timezone).__name__, len(time.tzname))
