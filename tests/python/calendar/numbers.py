def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
import calendar
print(calendar.monthrange(2024, 2), calendar.isleap(2000), calendar.isleap(1900), calendar.leapdays(1990, 2024), calendar.weekday(2024, 5, 17), repr(calendar.weekday(2024, 5, 17)), calendar.monthcalendar(2024, 2), list(calendar.day_name), calendar.month_abbr[5], calendar.day_abbr[0], list(calendar.month_name)[:3], calendar.timegm((2024, 1, 1, 0, 0, 0)), calendar.firstweekday(), calendar.MONDAY, calendar.JANUARY, repr(calendar.FEBRUARY), len(calendar.month_name))
c = calendar.Calendar(6)
print(list(c.iterweekdays()), list(c.itermonthdays(2024, 2))[:8], list(c.itermonthdays2(2024, 2))[:3], [str(x) for x in c.itermonthdates(2024, 2)][:3], c.monthdayscalendar(2024, 2)[0], [list(map(str, w)) for w in c.monthdatescalendar(2024, 2)][-1], list(c.itermonthdays3(2024, 12))[-2:], list(c.itermonthdays4(2024, 1))[:1])
print(t(lambda: calendar.monthrange(2024, 13)), t(lambda: calendar.setfirstweekday(9)))
calendar.setfirstweekday(calendar.SUNDAY); print(calendar.month(2024, 9))
print(calendar.Month(3).name, calendar.Day.SUNDAY, [d.name for d in calendar.Day][:2])
