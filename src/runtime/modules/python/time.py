"""Clocks and calendar times."""

_stands_for_native = True

from _native import static_type as _static_type
from _time import (monotonic, monotonic_ns, perf_counter, perf_counter_ns, process_time, process_time_ns, sleep, thread_time,
                   time, time_ns, _gmtime, _jump, _localtime, _mktime)

CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID, CLOCK_MONOTONIC_RAW = 0, 1, 2, 3, 4
CLOCK_BOOTTIME, CLOCK_TAI = 7, 11


_STRUCT_TM_ITEMS = 11
_dict = dict  # as a parameter is named so, too


@_static_type
class struct_time(tuple):
    """A time in nine numbers; zone and offset can only be read by name."""
    __module__ = "time"
    n_fields, n_sequence_fields, n_unnamed_fields = 11, 9, 0
    __match_args__ = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst")

    def __new__(cls, sequence, dict={}):
        """SEQUENCE may end after nine fields or more; DICT knows those after its end by name."""
        if not isinstance(dict, _dict):
            raise TypeError("time.struct_time() takes a dict as second arg, if any")
        try:
            items = tuple(sequence)
        except TypeError:
            raise TypeError("constructor requires a sequence") from None
        if len(items) < 9:
            raise TypeError("time.struct_time() takes an at least 9-sequence (%d-sequence given)" % len(items))
        if len(items) > 11:
            raise TypeError("time.struct_time() takes an at most 11-sequence (%d-sequence given)" % len(items))
        self = tuple.__new__(cls, items[:9])
        self.__dict__["tm_zone"] = items[9] if len(items) > 9 else dict.get("tm_zone")
        self.__dict__["tm_gmtoff"] = items[10] if len(items) > 10 else dict.get("tm_gmtoff")
        return self

    tm_year = property(lambda self: self[0])
    tm_mon = property(lambda self: self[1])
    tm_mday = property(lambda self: self[2])
    tm_hour = property(lambda self: self[3])
    tm_min = property(lambda self: self[4])
    tm_sec = property(lambda self: self[5])
    tm_wday = property(lambda self: self[6])
    tm_yday = property(lambda self: self[7])
    tm_isdst = property(lambda self: self[8])

    def __repr__(self):
        return "time.struct_time(%s)" % ", ".join("%s=%r" % pair for pair in zip(self.__match_args__, self))

    def __setattr__(self, name, value):
        raise AttributeError("readonly attribute")

    def __reduce__(self):
        return struct_time, (tuple(self) + (self.tm_zone, self.tm_gmtoff),)


def _whole(secs):
    if secs is None:
        secs = time()
    if isinstance(secs, float):
        if secs != secs:
            raise ValueError("Invalid value NaN (not a number)")
        return int(secs // 1)
    if not isinstance(secs, int):
        raise TypeError("'%s' object cannot be interpreted as an integer" % type(secs).__name__)
    return secs


def gmtime(secs=None, /):
    fields = _gmtime(_whole(secs))
    return struct_time(fields)


def localtime(secs=None, /):
    return struct_time(_localtime(_whole(secs)))


def _checked(t, function):
    if not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    if len(t) != 9:
        raise TypeError(function + "(): illegal time tuple argument")
    year, month, day, hour, minute, second, wday, yday, isdst = t
    month, day, yday = month or 1, day or 1, yday or 1
    for name, value, low, high in (("month", month, 1, 12), ("day of month", day, 1, 31), ("hour", hour, 0, 23),
                                   ("minute", minute, 0, 59), ("seconds", second, 0, 61)):
        if not low <= value <= high:
            raise ValueError(name + " out of range")
    if wday < 0:
        if wday != -1:
            raise ValueError("day of week out of range")
        wday = 6
    if not 1 <= yday <= 366:
        raise ValueError("day of year out of range")
    return year, month, day, hour, minute, second, wday % 7, yday, isdst


def mktime(t, /):
    if not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    if len(t) != 9:
        raise TypeError("mktime(): illegal time tuple argument")
    return float(_mktime(*t[:6], t[8]))


def asctime(t=None, /):
    t = _checked(localtime() if t is None else t, "asctime")
    from _calendar_text import days, months
    return "%s %s %2d %02d:%02d:%02d %d" % (days[t[6]][:3], months[t[1]][:3], t[2], t[3], t[4], t[5], t[0])


def ctime(secs=None, /):
    return asctime(localtime(secs))


def strftime(format, t=None, /):
    from _calendar_text import format_time
    if not isinstance(format, str):
        raise TypeError("strftime() argument 1 must be str, not " + type(format).__name__)
    if t is None:
        t = localtime()
    zone, offset = getattr(t, "tm_zone", None), getattr(t, "tm_gmtoff", None)
    fields = _checked(t, "strftime")
    if zone is None:
        zone = tzname[1 if fields[8] > 0 else 0]
    if offset is None:
        offset = 0
    sign = "-" if offset < 0 else "+"
    minutes = abs(offset) // 60
    return format_time(format, fields, zone, "%s%02d%02d" % (sign, minutes // 60, minutes % 60))


def strptime(string, format="%a %b %d %H:%M:%S %Y", /):
    from _calendar_text import parse_time
    fields = parse_time(string, format)
    return struct_time(fields[:9] + (fields[9], fields[10]))


def clock_gettime(clk_id, /):
    return clock_gettime_ns(clk_id) / 1e9


def clock_gettime_ns(clk_id, /):
    clocks = {0: time_ns, 1: monotonic_ns, 2: process_time_ns, 4: monotonic_ns, 7: monotonic_ns}
    return clocks[clk_id]()


def thread_time_ns():
    return process_time_ns()


def clock_getres(clk_id, /):
    return 1e-09


def get_clock_info(name, /):
    from types import SimpleNamespace
    known = {"time": ("clock_gettime(CLOCK_REALTIME)", False, True), "monotonic": ("clock_gettime(CLOCK_MONOTONIC)", True, False),
             "perf_counter": ("clock_gettime(CLOCK_MONOTONIC)", True, False),
             "process_time": ("clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", True, False),
             "thread_time": ("clock_gettime(CLOCK_THREAD_CPUTIME_ID)", True, False)}
    if name not in known:
        raise ValueError("unknown clock")
    implementation, is_monotonic, adjustable = known[name]
    return SimpleNamespace(implementation=implementation, monotonic=is_monotonic, adjustable=adjustable, resolution=1e-09)


def tzset():
    pass


_winter, _summer = _localtime(1704067200), _localtime(1719792000)
if _winter[8] > 0:
    _winter, _summer = _summer, _winter
timezone, altzone, daylight = -_winter[10], -_summer[10], int(_summer[8] > 0)
tzname = (_winter[9], _summer[9])
del _winter, _summer

_built_in = (asctime, clock_getres, clock_gettime, clock_gettime_ns, ctime, get_clock_info, gmtime, localtime, mktime, strftime,
             strptime, thread_time_ns, tzset)
