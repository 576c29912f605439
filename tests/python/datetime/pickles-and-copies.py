import copy
import pickle
from datetime import MAXYEAR, date, datetime, time, timedelta, timezone, tzinfo


class Zone(tzinfo):
    def __init__(self, hours=0, name="zone"):
        self.hours, self.name = hours, name

    def utcoffset(self, dt):
        return timedelta(hours=self.hours)

    def dst(self, dt):
        return None

    def tzname(self, dt):
        return self.name


class Day(date):
    pass


late = datetime(2020, 10, 25, 2, 30, fold=1)
for o in (datetime(2020, 1, 2, 3, 4, 5, 6, tzinfo=timezone.utc), datetime(MAXYEAR, 12, 31, tzinfo=Zone(-5, "far")), late, time(1, 2, fold=1),
          time(23, 59, 59, 999999, Zone(2)), date(1, 1, 1), Day(2024, 2, 29), timezone(timedelta(hours=2), "Q"), timedelta(1, 2, 3)):
    made = [pickle.loads(pickle.dumps(o, protocol)) for protocol in range(6)]
    print(made[5], {type(other).__name__ for other in made}, [getattr(other, "fold", None) for other in made])
    print(copy.copy(o), copy.deepcopy(o), getattr(copy.copy(o), "fold", None))
print(date(2020, 1, 2).__reduce__(), late.__reduce__(), late.__reduce_ex__(4), time(1, 2, 3, 4).__reduce__())
print(Zone(3).__reduce__()[1:], datetime(b"\x07\xe4\x01\x02\x03\x04\x05\x00\x00\x06"), time(b"\x81\x02\x03\x00\x00\x04").fold, date(b"\x07\xe4\x01\x02"))
for wrong in (lambda: date(2020), lambda: date(2020, 1), lambda: datetime(2020, 1), lambda: datetime(b"\x07\xe4\x01\x02\x03\x04\x05\x00\x00\x06", 7),
              lambda: datetime.fromtimestamp(1e200), lambda: datetime.fromtimestamp(float("nan")), lambda: date.fromtimestamp(float("nan"))):
    try:
        print(wrong())
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
odd = timezone(-timedelta(hours=2, seconds=33, microseconds=123))
print(datetime(2020, 1, 1, tzinfo=odd).strftime("%:z %z"), datetime(2020, 1, 1, tzinfo=timezone.utc).strftime("%:z"))
