# Arguments that a class gets by their names, in any order.
from datetime import date, time, timedelta

print(date(day=29, year=2024, month=2), time(second=5, hour=1), timedelta(hours=2, weeks=1))
for make in (lambda: date(2024, 2, year=2024), lambda: date(year=2024), lambda: time(hours=1), lambda: timedelta(years=1)):
    try:
        print(make())
    except TypeError as error:
        print(error)
