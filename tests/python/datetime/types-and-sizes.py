# The types are those of C: their sizes, hashes, bases and bounds; what changes them; what the collector knows of them.
import gc
import sys
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ':', e)


plus5 = timezone(timedelta(hours=5))
week = type(date(1, 1, 1).isocalendar())
objects = [date(2020, 1, 1), datetime(2020, 1, 1), datetime(2020, 1, 1, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=plus5), time(1, 2, 3),
           time(1, 2, 3, tzinfo=plus5), timedelta(1, 2, 3), UTC, plus5, date(2020, 1, 1).isocalendar()]
for o in objects:
    print(type(o).__name__, sys.getsizeof(o), type(o).__basicsize__, hash(o), gc.is_tracked(o), gc.get_referents(o) == [], type(o).__mro__)
for cls in date, datetime, time, timedelta, timezone, tzinfo:
    print(cls.__module__, cls.__qualname__, sorted(set(vars(cls)) - {'__doc__'}))
    t(lambda: setattr(cls, 'foo', 3))
    t(lambda: (cls.min, cls.max))
t(lambda: setattr(date(1, 1, 1), 'year', 3))
t(lambda: setattr(timedelta(1), 'days', 3))
t(lambda: setattr(timedelta(1), 'foo', 3))
t(lambda: delattr(datetime(1, 1, 1), 'fold'))
t(lambda: type('X', (timezone,), {}))
t(lambda: type('X', (week,), {}))
t(lambda: week(1, 2))
t(lambda: week(1, 2, 3))
t(lambda: week(1, 2, 3).__reduce__())
t(lambda: date.isoformat)
t(lambda: datetime.strftime)

zone = timezone(timedelta(hours=3), 'there')
before = sys.getrefcount(zone)
moments = [datetime(2020, 1, 1, tzinfo=zone) + timedelta(i) for i in range(5)] + [time(1, tzinfo=zone)]
print(sys.getrefcount(zone) - before)
print(len({m.astimezone(UTC) for m in moments[:5]} | {m.replace(hour=3) for m in moments[:5]}), sys.getrefcount(zone) - before)
del moments
print(sys.getrefcount(zone) - before)
x = timedelta(1)
print(+x is x, abs(x) is x, UTC is timezone(timedelta(0)), timezone.utc is UTC)


class Day(date):
    pass


class Moment(datetime):
    def __new__(cls, *args, **kwargs):
        print('made with', args[:8], kwargs)
        return super().__new__(cls, *args, **kwargs)


class Span(timedelta):
    pass


d = Day(2020, 1, 31)
d.note = 'kept in a dict'
print(repr(d), str(d), d.note, repr(d + timedelta(1)), repr(d.replace(day=1)), sys.getsizeof(d), gc.is_tracked(d), d == date(2020, 1, 31))
m = Moment(2020, 1, 31, 12, tzinfo=UTC)
print(repr(m + timedelta(1)), repr(m.replace(day=1)), repr(m.astimezone(plus5)), repr(Moment.combine(d, time(1, fold=1))), m.date(), m.timetz())
print(repr(Span(1)), repr(Span(1) + Span(1)), repr(-Span(1)), Span(days=1) == timedelta(days=1))
t(lambda: date(1, 1, 1) < datetime(1, 1, 1))
t(lambda: date.__eq__(date(1, 1, 1), datetime(1, 1, 1)))
t(lambda: datetime(1, 1, 1) == date(1, 1, 1))
t(lambda: datetime(1, 1, 1) - date(1, 1, 1))
t(lambda: date(1, 1, 1) - datetime(1, 1, 1))
for pattern in '%', '%%%Y%5Y%_d%-d%^a%#Z%Z%z%:z%f%é é%q', '%Y %C %y %G', '', '%Z', '%:', 'nul\0more':
    print(ascii(date(20, 1, 1).strftime(pattern)), ascii(datetime(20, 1, 1, 2, 3, 4, 5, zone).strftime(pattern)))
for text in '2020-01-02T03', '20200102T0304', '2020-W01-2 030405', '2020-W01', '2020W012T03:04:05.1234567Z', '2020-01-02é03:04:05,5-01:30:15.25', '2020-01-0', '2020-01-02T', \
        '2020-01-02T03:0405', '2020-01-02T3', '2020-13-01', '2020-01-02T03:04+24:00', '2020-01-02T03:04+00:00', '2020-W60-1', '2020-0102', '٢020-01-02', '2020-01-02T03:04:05.', '2020W01\ud8003':
    t(lambda: datetime.fromisoformat(text))
for text in 'T01', '0102', '01:02:03.4', '010203.456789123', '01:0203', '01:02:03Z', '01Z1', '', '1', '01:02+01', '01:02+1', '01:02-00:00:00.000001', '25:00':
    t(lambda: time.fromisoformat(text))
