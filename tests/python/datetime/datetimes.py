def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
from datetime import *
x = datetime(2024, 5, 17, 14, 30, 45, 123456)
print(x, repr(x), x.date(), x.time(), x.isoformat(), x.isoformat(' ', 'minutes'), x.isoformat(timespec='milliseconds'), x.ctime(), x.weekday(), x.timetuple(), x.replace(hour=0, microsecond=0), x.strftime('%Y-%m-%d %H:%M:%S.%f %I:%M %p %c|%X|%Z|%z|%e|%l|%D|%T|%R|%s'.replace('|%s', '')), f'{x:%b %d, %Y}', x + timedelta(hours=10), x - timedelta(days=30), x - datetime(2024, 1, 1), x > datetime(2024, 1, 1), x == x, datetime.combine(date(2024, 1, 1), time(12, 30)), datetime.min, datetime.max, x.toordinal(), repr(datetime(2024, 1, 1)), repr(datetime(2024, 1, 1, 0, 0, 5)), x.hour, x.minute, x.second, x.microsecond, x.isocalendar()[1], hash(x) == hash(x.replace()))
for s in ('2024-05-17', '2024-05-17T14:30', '2024-05-17 14:30:45', '2024-05-17T14:30:45.123', '2024-05-17T14:30:45.123456+02:00', '20240517T143045', '2024-05-17T14:30:45Z', '2024-W20-5T10', '2024-05-17T14:30:45-05:30:15'):
    print(s, repr(t(lambda: datetime.fromisoformat(s))))
for s in ('', '2024', '2024-13-01', '2024-05-17T25:00', '2024-05-17T', 'garbage', '2024-05-17T14:3', '2024-05-17T14:30:45+25:00'):
    print(repr(s), t(lambda: datetime.fromisoformat(s)))
for s, f in (('2024-05-17', '%Y-%m-%d'), ('17/05/24 14:30', '%d/%m/%y %H:%M'), ('May 17 2024 2:30PM', '%b %d %Y %I:%M%p'), ('Friday, 17 May 2024', '%A, %d %B %Y'), ('2024-05-17T14:30:45.5+0200', '%Y-%m-%dT%H:%M:%S.%f%z'), ('138 2024', '%j %Y'), ('12:00 AM', '%I:%M %p'), ('2024 20 5', '%G %V %u'), ('2024 19 1', '%Y %W %w'), ('10 UTC', '%H %Z'), ('x', '%Y'), ('2024-05', '%Y-%m-%d'), ('2024-05-17 x', '%Y-%m-%d'), ('a', '%Q'), ('1', '%'), ('31/02/2024', '%d/%m/%Y'), ('29 Feb', '%d %b')):
    print(s, f, repr(t(lambda: datetime.strptime(s, f))))
for f in (lambda: datetime(2024, 1), lambda: datetime(2024, 1, 1, 24), lambda: datetime(2024, 1, 1, 1, 60), lambda: datetime(2024, 1, 1, 1, 1, 1, 10 ** 6), lambda: x < date(2024, 1, 1), lambda: x - 5, lambda: datetime.max + timedelta(1), lambda: x.replace(month=13), lambda: x == date(2024, 5, 17), lambda: datetime.combine(1, 2), lambda: x.isoformat(timespec='q'), lambda: datetime(2024, 1, 1, tzinfo='UTC')):
    print(t(f))
