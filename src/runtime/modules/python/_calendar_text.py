"""Dates and times as texts and back: strftime and strptime of time and datetime, as in the C locale."""

days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
months = ["", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December"]


def iso_year_and_week(year, yday, wday):
    """Of the ISO calendar; yday counts from 1, wday 0 is Monday."""
    week = (yday - wday + 9) // 7
    if week < 1:
        year -= 1
        length = 365 + _is_leap(year)
        week = (yday + length - wday + 9) // 7
    elif week == 53 and (yday - wday + 3) > 365 + _is_leap(year):
        year += 1
        week = 1
    return year, week


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def format_time(text, t, zone="", offset="", microsecond=0):
    """t: year, month, day, hour, minute, second, weekday from Monday, day of the year."""
    year, month, day, hour, minute, second, wday, yday = t[:8]
    out = []
    i, n = 0, len(text)
    while i < n:
        c = text[i]
        i += 1
        if c != "%" or i == n:
            out.append(c)
            continue
        c = text[i]
        i += 1
        flag = ""
        while c in "-_0^#" and i < n:
            flag = c
            c = text[i]
            i += 1
        if c == ":" and text[i:i + 1] == "z":
            i += 1
            out.append(":".join(filter(None, (offset[:3], offset[3:5], offset[5:]))) if offset else "")
            continue
        hour12 = hour % 12 or 12
        number = None
        if c == "a":
            piece = days[wday][:3]
        elif c == "A":
            piece = days[wday]
        elif c in "bh":
            piece = months[month][:3]
        elif c == "B":
            piece = months[month]
        elif c == "c":
            piece = "%s %s %2d %02d:%02d:%02d %d" % (days[wday][:3], months[month][:3], day, hour, minute, second, year)
        elif c == "C":
            number, width, pad = year // 100, 2, "0"
        elif c == "d":
            number, width, pad = day, 2, "0"
        elif c in "Dx":
            piece = "%02d/%02d/%02d" % (month, day, year % 100)
        elif c == "e":
            number, width, pad = day, 2, " "
        elif c == "F":
            piece = "%d-%02d-%02d" % (year, month, day)
        elif c == "f":
            piece = "%06d" % microsecond
        elif c == "g":
            number, width, pad = iso_year_and_week(year, yday, wday)[0] % 100, 2, "0"
        elif c == "G":
            number, width, pad = iso_year_and_week(year, yday, wday)[0], 1, "0"
        elif c == "H":
            number, width, pad = hour, 2, "0"
        elif c == "I":
            number, width, pad = hour12, 2, "0"
        elif c == "j":
            number, width, pad = yday, 3, "0"
        elif c == "k":
            number, width, pad = hour, 2, " "
        elif c == "l":
            number, width, pad = hour12, 2, " "
        elif c == "m":
            number, width, pad = month, 2, "0"
        elif c == "M":
            number, width, pad = minute, 2, "0"
        elif c == "n":
            piece = "\n"
        elif c == "p":
            piece = "AM" if hour < 12 else "PM"
        elif c == "P":
            piece = "am" if hour < 12 else "pm"
        elif c == "r":
            piece = "%02d:%02d:%02d %s" % (hour12, minute, second, "AM" if hour < 12 else "PM")
        elif c == "R":
            piece = "%02d:%02d" % (hour, minute)
        elif c == "S":
            number, width, pad = second, 2, "0"
        elif c == "t":
            piece = "\t"
        elif c in "TX":
            piece = "%02d:%02d:%02d" % (hour, minute, second)
        elif c == "u":
            piece = str(wday + 1)
        elif c == "U":
            number, width, pad = (yday + 6 - (wday + 1) % 7) // 7, 2, "0"
        elif c == "V":
            number, width, pad = iso_year_and_week(year, yday, wday)[1], 2, "0"
        elif c == "w":
            piece = str((wday + 1) % 7)
        elif c == "W":
            number, width, pad = (yday + 6 - wday) // 7, 2, "0"
        elif c == "y":
            number, width, pad = year % 100, 2, "0"
        elif c == "Y":
            number, width, pad = year, 1, "0"
        elif c == "z":
            piece = offset
        elif c == "Z":
            piece = zone
        elif c == "%":
            piece = "%"
        else:
            piece = "%" + flag + c
        if number is not None:
            if flag == "-":
                piece = str(number)
            elif flag == "_":
                piece = str(number).rjust(width)
            else:
                piece = str(number).rjust(width, "0" if flag == "0" else pad)
        elif flag == "^":
            piece = piece.upper()
        out.append(piece)
    return "".join(out)


_patterns = {
    "d": r"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])", "f": r"(?P<f>[0-9]{1,6})", "H": r"(?P<H>2[0-3]|[0-1]\d|\d)",
    "I": r"(?P<I>1[0-2]|0[1-9]|[1-9]| [1-9])", "G": r"(?P<G>\d\d\d\d)",
    "j": r"(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])", "m": r"(?P<m>1[0-2]|0[1-9]|[1-9])",
    "M": r"(?P<M>[0-5]\d|\d)", "S": r"(?P<S>6[0-1]|[0-5]\d|\d)", "U": r"(?P<U>5[0-3]|[0-4]\d|\d)", "u": r"(?P<u>[1-7])",
    "V": r"(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)", "w": r"(?P<w>[0-6])", "W": r"(?P<W>5[0-3]|[0-4]\d|\d)", "y": r"(?P<y>\d\d)",
    "Y": r"(?P<Y>\d\d\d\d)", "z": r"(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))", "p": "(?P<p>am|pm)",
    "Z": "(?P<Z>utc|gmt|%s)", "%": "%",
    "A": "(?P<A>%s)" % "|".join(sorted((d.lower() for d in days), key=len, reverse=True)),
    "a": "(?P<a>%s)" % "|".join(d[:3].lower() for d in days),
    "B": "(?P<B>%s)" % "|".join(sorted((m.lower() for m in months[1:]), key=len, reverse=True)),
    "b": "(?P<b>%s)" % "|".join(m[:3].lower() for m in months[1:]),
}
_composed = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}
_compiled = {}


def _pattern_of(format):
    import re
    import time
    for letter, meaning in _composed.items():
        format = format.replace("%" + letter, meaning)
    out = []
    parts = re.split(r"(%.?|\s+)", re.sub(r"([\\.^$*+?\(\){}\[\]|])", r"\\\1", format), flags=re.DOTALL)
    for part in parts:
        if part[:1] != "%":
            out.append(r"\s+" if part.isspace() else part)
        elif part == "%":
            raise ValueError("stray %% in format '%s'" % format) from None
        else:
            try:
                pattern = _patterns[part[1]]
            except KeyError:
                letter = "\\" if part[1] == "\\" else part[1]
                raise ValueError("'%s' is a bad directive in format '%s'" % (letter, format)) from None
            out.append(pattern % "|".join(re.escape(z.lower()) for z in time.tzname) if part[1] == "Z" else pattern)
    return re.compile("".join(out), re.IGNORECASE)


def parse_time(data_string, format):
    """(year, month, day, hour, minute, second, weekday, day of the year, is dst, zone, offset in seconds, microsecond)."""
    for i, arg in enumerate([data_string, format]):
        if not isinstance(arg, str):
            raise TypeError("strptime() argument {} must be str, not {}".format(i, type(arg)))
    pattern = _compiled.get(format)
    if pattern is None:
        pattern = _compiled[format] = _pattern_of(format)
    found = pattern.match(data_string)
    if not found:
        raise ValueError("time data %r does not match format %r" % (data_string, format))
    if len(data_string) != found.end():
        raise ValueError("unconverted data remains: %s" % data_string[found.end():])
    return _evaluate(found.groupdict(), format)


def parse_moment(cls, data_string, format):
    """datetime.strptime of the class CLS."""
    from datetime import timedelta, timezone
    *moment, _, _, _, name, offset, fraction, offset_fraction = parse_time(data_string, format)
    if offset is None:
        return cls(*moment, fraction)
    offset = timedelta(seconds=offset, microseconds=offset_fraction)
    return cls(*moment, fraction, timezone(offset, name) if name else timezone(offset))


def _offset_of(z):
    if z == "Z":
        return 0, 0
    digits = z[1:].replace(":", "")
    if z[3] == ":" and len(z) > 6 and z[6] != ":":
        raise ValueError(f"Inconsistent use of : in {z}")
    seconds = int(digits[0:2]) * 3600 + int(digits[2:4]) * 60 + int(digits[4:6] or 0)
    fraction = int((digits[7:] + "000000")[:6]) if len(digits) > 7 else 0
    return (-seconds, -fraction) if z[0] == "-" else (seconds, fraction)


def _evaluate(fields, format):
    year = iso_year = iso_week = None
    month = day = 1
    hour = minute = second = fraction = 0
    zone_is_dst, zone, offset, offset_fraction = -1, None, None, 0
    yday = wday = week = None
    week_starts = None
    for key, value in fields.items():
        if value is None:
            continue
        if key == "y":
            year = int(value)
            year += 2000 if year <= 68 else 1900
        elif key == "Y":
            year = int(value)
        elif key == "G":
            iso_year = int(value)
        elif key == "m":
            month = int(value)
        elif key == "B":
            month = [m.lower() for m in months].index(value.lower())
        elif key == "b":
            month = [m[:3].lower() for m in months].index(value.lower())
        elif key == "d":
            day = int(value)
        elif key == "H":
            hour = int(value)
        elif key == "I":
            hour = int(value) % 12
            if (fields.get("p") or "").lower() == "pm":
                hour += 12
        elif key == "M":
            minute = int(value)
        elif key == "S":
            second = int(value)
        elif key == "f":
            fraction = int(value + "0" * (6 - len(value)))
        elif key == "A":
            wday = [d.lower() for d in days].index(value.lower())
        elif key == "a":
            wday = [d[:3].lower() for d in days].index(value.lower())
        elif key == "w":
            wday = (int(value) - 1) % 7
        elif key == "u":
            wday = int(value) - 1
        elif key == "j":
            yday = int(value)
        elif key in ("U", "W"):
            week, week_starts = int(value), 6 if key == "U" else 0
        elif key == "V":
            iso_week = int(value)
        elif key == "z":
            offset, offset_fraction = _offset_of(value)
        elif key == "Z":
            import time
            zone = value
            if value.lower() in ("utc", "gmt"):
                zone_is_dst = 0
            elif time.tzname[0] != time.tzname[1]:
                zone_is_dst = [z.lower() for z in time.tzname].index(value.lower())
            else:
                zone_is_dst = 0
    if iso_year is not None and year is None:
        if iso_week is None or wday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive "
                             "('%A', '%a', '%w', or '%u').")
        if yday is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
    elif iso_week is not None and week is None:
        if wday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive "
                             "('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")
    leap_year_fix = False
    if year is None:
        if month == 2 and day == 29:
            year, leap_year_fix = 1904, True
        else:
            year = 1900
    from datetime import date
    if yday is None and wday is not None:
        if week is not None:
            yday = _day_of_week(year, week, wday, week_starts)
        elif iso_year is not None and iso_week is not None:
            found = date.fromisocalendar(iso_year, iso_week, wday + 1)
            year, month, day = found.year, found.month, found.day
        if yday is not None and yday <= 0:
            year -= 1
            yday += 366 if _is_leap(year) else 365
    if yday is None:
        yday = date(year, month, day).toordinal() - date(year, 1, 1).toordinal() + 1
    else:
        found = date.fromordinal(yday - 1 + date(year, 1, 1).toordinal())
        year, month, day = found.year, found.month, found.day
    if wday is None:
        wday = date(year, month, day).weekday()
    if leap_year_fix:
        year = 1900
    return year, month, day, hour, minute, second, wday, yday, zone_is_dst, zone, offset, fraction, offset_fraction


def _day_of_week(year, week, wday, week_starts):
    from datetime import date
    first = date(year, 1, 1).weekday()
    if week_starts == 6:
        first = (first + 1) % 7
        wday = (wday + 1) % 7
    days_in_week_0 = (7 - first) % 7
    if week == 0:
        return 1 + wday - first
    return 1 + days_in_week_0 + 7 * (week - 1) + wday
