from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones
from datetime import datetime, timedelta, timezone, UTC, time
import pickle, copy
z = ZoneInfo('America/New_York'); print(z, repr(z), z.key, ZoneInfo('America/New_York') is z, ZoneInfo.no_cache('America/New_York') is z, pickle.loads(pickle.dumps(z)) is z, copy.copy(z) is z, z == ZoneInfo('America/New_York'))
for s in ('2024-01-15 12:00', '2024-07-04 12:00', '2024-03-10 01:59', '2024-03-10 02:30', '2024-03-10 03:00', '2024-11-03 00:59', '2024-11-03 01:30', '2024-11-03 02:00', '2005-04-03 12:00', '1999-10-31 12:00'):
    for f in (0, 1):
        d = datetime.fromisoformat(s).replace(tzinfo=z, fold=f); print(d, d.tzname(), d.dst(), d.utcoffset(), d.astimezone(UTC))
for name in ('Europe/London', 'Europe/Berlin', 'Asia/Kolkata', 'Asia/Tokyo', 'Australia/Sydney', 'Pacific/Auckland', 'America/Los_Angeles', 'America/Sao_Paulo', 'Asia/Kathmandu', 'UTC', 'Africa/Johannesburg', 'America/St_Johns', 'Asia/Shanghai', 'Europe/Moscow', 'Asia/Dubai', 'Etc/GMT+5', 'Europe/Athens'):
    t = datetime(2024, 6, 30, 23, 30, tzinfo=UTC).astimezone(ZoneInfo(name)); w = datetime(2023, 12, 31, 23, 30, tzinfo=UTC).astimezone(ZoneInfo(name)); print(name, t.isoformat(), t.tzname(), t.dst(), w.isoformat(), w.strftime('%Z %z'), w.dst(), w - t)
u = datetime(2024, 11, 3, 5, 0, tzinfo=UTC)
for i in range(5): v = (u + timedelta(minutes=30 * i)).astimezone(z); print(v, v.fold, v.tzname(), v.timestamp())
d = datetime(2024, 3, 9, 12, tzinfo=z); print(d + timedelta(days=1), (d.astimezone(UTC) + timedelta(days=1)).astimezone(z), (d + timedelta(days=1)) - d)
print(time(12, tzinfo=z).utcoffset(), time(12, tzinfo=z), z.utcoffset(None), ZoneInfo('UTC').utcoffset(None), 'Europe/Paris' in available_timezones(), datetime(2024, 1, 1, tzinfo=ZoneInfo('UTC')) == datetime(2024, 1, 1, tzinfo=UTC))
for bad in ('Nope/Zone', '/etc/x', '../x'):
    try: ZoneInfo(bad)
    except (ZoneInfoNotFoundError, ValueError) as e: print(type(e).__name__, e)
print(repr(datetime(2024, 1, 1, tzinfo=z)), datetime(2024, 7, 1, 9, tzinfo=z).astimezone(ZoneInfo('Asia/Tokyo')))
