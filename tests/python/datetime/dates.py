def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
from datetime import *
d = date(2024, 2, 29)
print(d, repr(d), d.year, d.month, d.day, d.weekday(), d.isoweekday(), d.isocalendar(), d.isoformat(), d.ctime(), d.toordinal(), date.fromordinal(738945), date.fromisoformat('2024-03-01'), date.fromisoformat('20240301'), date.fromisoformat('2024-W09-4'), date.fromisocalendar(2024, 9, 4), d.replace(year=2023, day=1), d.timetuple(), date.min, date.max, date.resolution)
print(d + timedelta(days=1), d - timedelta(365), d - date(2023, 1, 1), d < date(2025, 1, 1), d == date(2024, 2, 29), hash(d) == hash(date(2024, 2, 29)), d.strftime('%A %d %B %Y %j %U %W %V %G %y %m/%d %% %a %b %u %w %x %-d'), f'{d:%d.%m.%Y}', f'{d}', isinstance(d, date), sorted([date(2024, 5, 1), date(2023, 1, 1)]))
for f in (lambda: date(2023, 2, 29), lambda: date(2023, 13, 1), lambda: date(0, 1, 1), lambda: date(2023, 1.5, 1), lambda: date.fromisoformat('2023-1-1'), lambda: date.fromisoformat('x'), lambda: date.max + timedelta(1), lambda: d < 5, lambda: d + 5, lambda: d + d, lambda: date.fromisocalendar(2023, 54, 1), lambda: d < datetime.now(), lambda: setattr(d, 'year', 3), lambda: date('x', 1, 1), lambda: date.fromisoformat(5)):
    print(t(f))
for y in range(2018, 2030):
    print(date(y, 1, 1).isocalendar(), tuple(date(y, 12, 31).isocalendar()), date(y, 1, 1).strftime('%a %U %W %V'))
