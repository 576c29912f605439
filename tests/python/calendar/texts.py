def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
import calendar
print(calendar.month(2024, 2)); calendar.prmonth(2023, 10); print(calendar.calendar(2024)); print(calendar.TextCalendar(calendar.SUNDAY).formatmonth(2025, 7)); print(calendar.TextCalendar().formatyear(2023, m=4)); print(calendar.HTMLCalendar().formatmonth(2024, 2)); print(calendar.weekheader(3)); print(calendar.month(2024, 5, w=4, l=2))
