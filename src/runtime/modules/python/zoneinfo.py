"""Time zones by name, with the rules for summer time of our days; what clocks did long ago is not here."""

__path__ = []

from datetime import datetime as _datetime
from datetime import timedelta as _timedelta
from datetime import tzinfo as _tzinfo

_stands_for_native = True
__all__ = ["ZoneInfo", "reset_tzpath", "available_timezones", "TZPATH", "ZoneInfoNotFoundError", "InvalidTZPathWarning"]
TZPATH = ()
# Hours from UTC, the name of the time, that of summer time, the rule; then the zones, by continent.
_table = """0 UTC - -: UTC Etc/UTC Etc/Universal Universal Zulu Etc/Zulu UCT
0 GMT - -: GMT Etc/GMT Etc/Greenwich Greenwich Africa/Abidjan Africa/Accra Atlantic/Reykjavik
0 GMT BST eu: Europe/London GB Europe/Belfast
0 GMT IST eu: Europe/Dublin
0 WET WEST eu: Europe/Lisbon Atlantic/Canary Atlantic/Madeira
1 CET CEST eu: Europe/Berlin Europe/Paris Europe/Madrid Europe/Rome Europe/Vienna Europe/Zurich Europe/Amsterdam Europe/Brussels Europe/Prague Europe/Warsaw Europe/Stockholm Europe/Oslo Europe/Copenhagen Europe/Budapest Europe/Belgrade Europe/Zagreb Europe/Ljubljana Europe/Bratislava Europe/Luxembourg Europe/Malta Europe/Monaco Europe/Vaduz CET
1 WAT - -: Africa/Lagos Africa/Algiers
2 EET EEST eu: Europe/Helsinki Europe/Athens Europe/Kiev Europe/Kyiv Europe/Bucharest Europe/Sofia Europe/Vilnius Europe/Riga Europe/Tallinn
2 CAT - -: Africa/Maputo Africa/Harare Africa/Khartoum
2 SAST - -: Africa/Johannesburg
3 EAT - -: Africa/Nairobi Africa/Addis_Ababa
3 MSK - -: Europe/Moscow
3 +03 - -: Europe/Istanbul Asia/Riyadh Asia/Baghdad Europe/Minsk
3.5 +0330 - -: Asia/Tehran
4 +04 - -: Asia/Dubai Asia/Baku Asia/Tbilisi Asia/Yerevan
4.5 +0430 - -: Asia/Kabul
5 PKT - -: Asia/Karachi
5 +05 - -: Asia/Tashkent Asia/Yekaterinburg
5.5 IST - -: Asia/Kolkata Asia/Calcutta
5.5 +0530 - -: Asia/Colombo
5.75 +0545 - -: Asia/Kathmandu Asia/Katmandu
6 +06 - -: Asia/Dhaka Asia/Omsk
6.5 +0630 - -: Asia/Yangon
7 +07 - -: Asia/Bangkok Asia/Ho_Chi_Minh Asia/Saigon Asia/Novosibirsk
7 WIB - -: Asia/Jakarta
8 CST - -: Asia/Shanghai Asia/Taipei Asia/Macau PRC
8 HKT - -: Asia/Hong_Kong
8 PST - -: Asia/Manila
8 +08 - -: Asia/Singapore Asia/Kuala_Lumpur Singapore
8 AWST - -: Australia/Perth
9 JST - -: Asia/Tokyo Japan
9 KST - -: Asia/Seoul
9.5 ACST - -: Australia/Darwin
9.5 ACST ACDT au: Australia/Adelaide
10 AEST AEDT au: Australia/Sydney Australia/Melbourne Australia/Hobart Australia/Canberra
10 AEST - -: Australia/Brisbane
10 +10 - -: Asia/Vladivostok
12 NZST NZDT nz: Pacific/Auckland NZ
12 +12 - -: Pacific/Fiji
-3 -03 - -: America/Sao_Paulo America/Argentina/Buenos_Aires America/Buenos_Aires America/Bahia America/Montevideo
-3.5 NST NDT us: America/St_Johns
-4 AST ADT us: America/Halifax Atlantic/Bermuda
-4 AST - -: America/Puerto_Rico
-4 -04 - -: America/Caracas America/La_Paz
-5 EST EDT us: America/New_York America/Toronto America/Detroit US/Eastern EST5EDT America/Montreal
-5 EST - -: America/Panama America/Jamaica EST
-5 -05 - -: America/Bogota America/Lima
-6 CST CDT us: America/Chicago America/Winnipeg US/Central CST6CDT
-6 CST - -: America/Mexico_City America/Costa_Rica America/Guatemala America/Regina
-7 MST MDT us: America/Denver America/Edmonton US/Mountain MST7MDT America/Boise
-7 MST - -: America/Phoenix US/Arizona MST
-8 PST PDT us: America/Los_Angeles America/Vancouver America/Tijuana US/Pacific PST8PDT
-9 AKST AKDT us: America/Anchorage US/Alaska
-10 HST - -: Pacific/Honolulu US/Hawaii HST"""
_HOUR, _NONE = _timedelta(hours=1), _timedelta(0)
_zones = {}
for _row in _table.split("\n"):
    _head, _, _names = _row.partition(": ")
    for _name in _names.split():
        _zones[_name] = _head.split()
for _hours in range(-14, 13):
    if _hours:
        _zones["Etc/GMT%+d" % _hours] = [str(-_hours), "%+03d" % -_hours, "-", "-"]
del _row, _head, _names, _name, _hours


class ZoneInfoNotFoundError(KeyError):
    """No time zone has this name."""


class InvalidTZPathWarning(RuntimeWarning):
    """A path is not absolute."""


ZoneInfoNotFoundError.__module__ = InvalidTZPathWarning.__module__ = "zoneinfo._common"


def _sunday(year, month, which):
    """Midnight of a Sunday of a month: the first is 0, the last -1."""
    if which < 0:
        day = _datetime(year + month // 12, month % 12 + 1, 1) - _timedelta(days=1)
        return day - _timedelta(days=(day.weekday() + 1) % 7)
    day = _datetime(year, month, 1)
    return day + _timedelta(days=(6 - day.weekday()) % 7 + 7 * which)


def _summer(rule, year, offset):
    """When clocks go forward and back in YEAR, in UTC; None if they do not."""
    if rule == "eu":
        if year < 1981:
            return None
        return _sunday(year, 3, -1) + _HOUR, _sunday(year, 10 if year >= 1996 else 9, -1) + _HOUR
    if rule == "us":
        if year < 1967:
            return None
        first = _sunday(year, 3, 1) if year >= 2007 else _sunday(year, 4, 0 if year >= 1987 else -1)
        last = _sunday(year, 11, 0) if year >= 2007 else _sunday(year, 10, -1)
        return first + 2 * _HOUR - offset, last + _HOUR - offset
    forward = _sunday(year, 10, 0) if rule == "au" else _sunday(year, 9, -1)
    return forward + 2 * _HOUR - offset, _sunday(year, 4, 0) + 2 * _HOUR - offset


class ZoneInfo(_tzinfo):
    """The time zone of a place."""
    _cache = {}
    __module__ = "zoneinfo"

    def __new__(cls, key):
        made = cls._cache.get(key) if cls is ZoneInfo else None
        if made is None:
            made = cls.no_cache(key)
            if cls is ZoneInfo:
                cls._cache[key] = made
        return made

    @classmethod
    def no_cache(cls, key):
        if not isinstance(key, str):
            raise TypeError("expected str, bytes or os.PathLike object, not %s" % type(key).__name__)
        if key.startswith("/"):
            raise ValueError("ZoneInfo keys may not be absolute paths, got: " + key)
        if key.startswith("../"):
            raise ValueError("ZoneInfo keys must refer to subdirectories of TZPATH, got: " + key)
        if ".." in key.split("/") or "." in key.split("/") or "//" in key:
            raise ValueError("ZoneInfo keys must be normalized relative paths, got: " + key)
        if key not in _zones:
            raise ZoneInfoNotFoundError("No time zone found with key " + key)
        self = _tzinfo.__new__(cls)
        hours, self._name, self._summer_name, self._rule = _zones[key]
        self._offset, self._key = _timedelta(hours=float(hours)), key
        return self

    key = property(lambda self: self._key)

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        for key in list(cls._cache) if only_keys is None else only_keys:
            cls._cache.pop(key, None)

    def _is_summer_in_utc(self, utc):
        span = _summer(self._rule, utc.year, self._offset) if self._rule != "-" else None
        if span is None:
            return False
        forward, back = span
        return forward <= utc < back if forward < back else not back <= utc < forward

    def _is_summer(self, dt):
        """What a clock on the wall shows: fold decides where it is shown twice, or not at all."""
        local = dt.replace(tzinfo=None, fold=0)
        early = self._is_summer_in_utc(local - self._offset - _HOUR)
        late = self._is_summer_in_utc(local - self._offset)
        if early == late:
            return early
        return early if not dt.fold else late

    def utcoffset(self, dt):
        if dt is None:
            return None if self._rule != "-" else self._offset
        return self._offset + (_HOUR if self._is_summer(dt) else _NONE)

    def dst(self, dt):
        if dt is None:
            return None if self._rule != "-" else _NONE
        return _HOUR if self._is_summer(dt) else _NONE

    def tzname(self, dt):
        if dt is None:
            return None if self._rule != "-" else self._name
        return self._summer_name if self._is_summer(dt) else self._name

    def fromutc(self, dt):
        if not isinstance(dt, _datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        utc = dt.replace(tzinfo=None, fold=0)
        summer = self._is_summer_in_utc(utc)
        made = dt + self._offset + (_HOUR if summer else _NONE)
        repeated = not summer and self._rule != "-" and self._is_summer_in_utc(utc - _HOUR)
        return made.replace(fold=1) if repeated else made

    def __str__(self):
        return self._key

    def __repr__(self):
        return "%s.%s(key=%r)" % (self.__class__.__module__, self.__class__.__qualname__, self._key)

    def __reduce__(self):
        return self.__class__, (self._key,)


def available_timezones():
    return set(_zones)


def reset_tzpath(to=None):
    pass
