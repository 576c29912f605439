# Every argument is read as it is met, so that the first that does not fit is the one complained of.
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ':', e)


for arguments in (), ('a',), (1,), (1, 2), (1, 2, 3, 4), (2.0, 1, 1), (2**40, 1, 1), (-2**40, 1, 1), (2**80, 1, 1), (0, 1, 1), (1, 13, 1), (1, 2, 29):
    t(lambda: date(*arguments))
t(lambda: date(1, 2, foo=3))
t(lambda: date(1, 2, 3, year=4))
t(lambda: date(day=3, month=2, year=1))
t(lambda: date.fromordinal(3652060))
t(lambda: date.fromordinal(0))
t(lambda: date.fromordinal('x'))
t(lambda: date.fromordinal())
t(lambda: date(1, 1, 1).__format__(3))
t(lambda: date(1, 1, 1).strftime())
t(lambda: date(1, 1, 1).strftime(3))
t(lambda: date(1, 1, 1).replace(1, 2, 3, 4))
t(lambda: date(1, 1, 1).replace(foo=1))
t(lambda: date.fromisocalendar(1, 1))
t(lambda: date.fromisocalendar(1, 1, 1, 1))
t(lambda: date.fromisocalendar(2**40, 1, 1))
t(lambda: date.fromisocalendar(9999, 53, 1))
t(lambda: date.fromisocalendar(9999, 52, 7))
t(lambda: date.fromisocalendar(2020, 1, 8))

t(lambda: timedelta(foo=1))
t(lambda: timedelta('a', milliseconds='b'))
t(lambda: timedelta(1, 2, 3, 4, 5, 6, 7, 8))
for amount in float('nan'), float('inf'), 1e300, 10**30:
    t(lambda: timedelta(amount))
    t(lambda: timedelta(1) * amount)
for nothing in timedelta(0), 0, 0.0:
    t(lambda: timedelta(1) // nothing)
    t(lambda: timedelta(1) / nothing)
    t(lambda: timedelta(1) % nothing)
    t(lambda: divmod(timedelta(1), nothing))


class Odd(float):
    def as_integer_ratio(self):
        return self.ratio


for Odd.ratio in 3, (), (1, 2, 3), (1.5, 2), [1, 2], (3, 2), (1, 0):
    t(lambda: timedelta(1) * Odd(1))

t(lambda: timezone(3))
t(lambda: timezone(timedelta(1)))
t(lambda: timezone(timedelta(1), 3))
t(lambda: timezone())
t(lambda: timezone(timedelta(0), None))
t(lambda: timezone(timedelta(0), foo=3))
t(lambda: UTC.utcoffset(3))
t(lambda: UTC.fromutc(3))
t(lambda: UTC.fromutc(datetime(1, 1, 1)))
t(lambda: tzinfo().fromutc(3))
t(lambda: tzinfo().fromutc(datetime(1, 1, 1)))
t(lambda: tzinfo(1, 2, x=3).utcoffset(None))


class Zone(tzinfo):
    def utcoffset(self, dt):
        return self.answer

    dst = tzname = utcoffset


zone = Zone()
for zone.answer in 3, timedelta(1), None, timedelta(hours=-3):
    for ask in datetime.utcoffset, datetime.dst, datetime.tzname, str, hash:
        t(lambda: ask(datetime(1, 1, 1, 12, tzinfo=zone)) if ask is not hash else type(hash(datetime(1, 1, 2, tzinfo=zone))))

t(lambda: datetime(1, 1, 1, zone))
t(lambda: datetime(1, 2))
t(lambda: datetime(1, 1, 1, hour='x'))
t(lambda: datetime(1, 1, 1, 0, 0, 0, 0, None, 1))
t(lambda: datetime(1, 1, 1, fold=2))
t(lambda: datetime(1, 1, 1, tzinfo=3))
t(lambda: datetime(1, 1, 1).replace(tzinfo=3))
t(lambda: datetime(1, 1, 1).astimezone(3))
t(lambda: datetime.now(3))
t(lambda: datetime.now(1, 2))
t(lambda: datetime.now(x=3))
t(lambda: datetime.fromtimestamp(1, 3))
for stamp in 'x', float('nan'), 1e30, 10**30, 1e15:
    t(lambda: datetime.fromtimestamp(stamp, UTC))
    t(lambda: date.fromtimestamp(stamp))
t(lambda: datetime.fromtimestamp())
t(lambda: datetime.combine(1, 2))
t(lambda: datetime.combine(date(1, 1, 1), 2))
t(lambda: datetime.combine(date(1, 1, 1), time(2), 3))
t(lambda: datetime.combine(date(1, 1, 1)))
for sep in 3, 'xx', None, 'é':
    t(lambda: datetime(1, 1, 1).isoformat(sep))
t(lambda: datetime(1, 1, 1).isoformat(timespec='x'))
t(lambda: datetime(1, 1, 1).isoformat(timespec=3))
t(lambda: datetime(1, 1, 1).isoformat('T', 'hours', 3))
t(lambda: datetime.strptime(1, 2))
t(lambda: datetime.strptime('x'))
t(lambda: datetime.min.replace(tzinfo=UTC).timestamp())
t(lambda: datetime.max.replace(tzinfo=UTC).timestamp())

t(lambda: time(25))
t(lambda: time(1, 2, 3, 4, 5))
t(lambda: time(1, 2, 3, 4, None, 1))
t(lambda: time(1, fold=2))
t(lambda: time(foo=1))
t(lambda: time(hour='x'))
t(lambda: time(1).isoformat(3))
t(lambda: time(1).isoformat('x'))
t(lambda: time(1).__reduce_ex__())
t(lambda: time(1).__reduce_ex__('x'))
t(lambda: date(b'\x07\xe4\x0f\x01'))
t(lambda: time(b'\x07\xe4\x0f\x01'))
t(lambda: datetime(b'\x07\xe4\x81\x01\0\0\0\0\0\1', 3))
