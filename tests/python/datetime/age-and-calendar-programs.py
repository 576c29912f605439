def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
from datetime import *
def age(born, today): return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
print(age(date(2000, 5, 17), date(2024, 5, 16)), age(date(2000, 2, 29), date(2024, 2, 29)))
start = date(2024, 1, 31)
for i in range(5): print(start + timedelta(weeks=i), (start + timedelta(weeks=i)).strftime('%a'))
print([str(date(2024, m, 13)) for m in range(1, 13) if date(2024, m, 13).weekday() == 4])
delta = datetime(2024, 12, 25) - datetime(2024, 5, 17, 8, 30)
h, rest = divmod(delta.seconds, 3600); print(delta.days, h, rest // 60, delta)
import copy
x = datetime(2024, 1, 2, 3, 4, 5, 6, timezone.utc); print(copy.copy(x) == x, copy.deepcopy(x) == x)
class MyDate(date): pass
print(repr(MyDate(2024, 1, 1)), type(MyDate(2024, 1, 1) + timedelta(1)).__name__, MyDate.today().__class__.__name__)
class MyDT(datetime): pass
print(repr(MyDT(2024, 1, 1) + timedelta(1)))
print(datetime.now() >= datetime.min, type(date.today()).__name__)
