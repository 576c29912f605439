# exits with 1
# Modules that CPython has in C leave no lines in a traceback, whatever they are made of here.
import bisect
import datetime
import decimal
import heapq
import traceback


class Bad:
    def __lt__(self, other):
        raise KeyError("no order")


for call in (lambda: heapq.heappush([1], "a"), lambda: bisect.insort([1], "a"), lambda: datetime.date(2024, 13, 1),
             lambda: decimal.Decimal(1) / 0, lambda: decimal.Decimal("x"), lambda: heapq.heapify([Bad(), Bad()])):
    try:
        call()
    except Exception:
        traceback.print_exc()
datetime.timedelta("1")
