def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
import calendar
for m in range(1, 13):
    if any(w[calendar.FRIDAY] == 13 for w in calendar.monthcalendar(2026, m)): print(calendar.month_name[m])
print([calendar.monthrange(2023, m)[1] for m in range(1, 13)])
print(max(w[calendar.THURSDAY] for w in calendar.monthcalendar(2024, 11)))
