"""Addresses and dates as they stand in headers."""

import datetime
import re
import time

__all__ = ["collapse_rfc2231_value", "decode_params", "decode_rfc2231", "encode_rfc2231", "formataddr", "formatdate", "format_datetime",
           "getaddresses", "make_msgid", "mktime_tz", "parseaddr", "parsedate", "parsedate_tz", "parsedate_to_datetime", "quote", "unquote"]
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ZONES = {"UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "AST": -400, "ADT": -300, "EST": -500, "EDT": -400, "CST": -600, "CDT": -500, "MST": -700,
          "MDT": -600, "PST": -800, "PDT": -700}


def quote(str):
    return str.replace("\\", r"\\").replace('"', r"\"")


def unquote(str):
    if len(str) > 1:
        if str[0] == str[-1] == '"':
            return str[1:-1].replace("\\\\", "\\").replace('\\"', '"')
        if str[0] == "<" and str[-1] == ">":
            return str[1:-1]
    return str


def formataddr(pair, charset="utf-8"):
    name, address = pair
    address.encode("ascii")
    if not name:
        return address
    if not name.isascii():
        from email.header import encoded_word
        return "%s <%s>" % (encoded_word(name, charset), address)
    mark = '"' if re.search(r'[][\\()<>@,:;".]', name) else ""
    return "%s%s%s <%s>" % (mark, re.sub(r'[\\"]', r"\\\g<0>", name), mark, address)


def _split(text):
    """The addresses of a list: commas in quotes, brackets and comments do not part them."""
    parts, depth, in_quotes, current = [], 0, False, ""
    before = ""
    for c in text:
        if c == '"' and before != "\\":
            in_quotes = not in_quotes
        elif not in_quotes:
            depth += (c in "(<") - (c in ")>")
        if c == "," and not in_quotes and depth <= 0:
            parts.append(current)
            current = ""
        else:
            current += c
        before = c
    parts.append(current)
    return [part.strip() for part in parts if part.strip()]


def _parse(text):
    match = re.fullmatch(r"\s*(.*?)\s*<([^<>]*)>\s*(?:\((.*)\))?\s*", text, re.S)
    if match:
        name = match[1].strip()
        if len(name) > 1 and name[0] == name[-1] == '"':
            name = re.sub(r"\\(.)", r"\1", name[1:-1])
        return name or match[3] or "", match[2].replace(" ", "")
    match = re.fullmatch(r"\s*([^()\s]+)\s*\((.*)\)\s*", text, re.S)
    if match:
        return match[2], match[1]
    text = text.strip()
    return ("", text) if text and " " not in text else ("", text.split()[0] if text and "@" in text.split()[0] else "") if text else ("", "")


def getaddresses(fieldvalues):
    return [_parse(part) for value in fieldvalues for part in _split(str(value))] or []


def parseaddr(addr):
    found = getaddresses([addr])
    return found[0] if found else ("", "")


def formatdate(timeval=None, localtime=False, usegmt=False):
    if timeval is None:
        timeval = time.time()
    moment = datetime.datetime.fromtimestamp(timeval, datetime.timezone.utc)
    if localtime:
        return format_datetime(moment.astimezone())
    return format_datetime(moment if usegmt else moment.replace(tzinfo=None), usegmt)


def format_datetime(dt, usegmt=False):
    if usegmt:
        if dt.tzinfo is None or dt.tzinfo != datetime.timezone.utc:
            raise ValueError("usegmt option requires a UTC datetime")
        zone = "GMT"
    else:
        zone = "-0000" if dt.tzinfo is None else dt.strftime("%z")
    return "%s, %02d %s %04d %02d:%02d:%02d %s" % (_DAYS[dt.weekday()], dt.day, _MONTHS[dt.month - 1], dt.year, dt.hour, dt.minute, dt.second, zone)


_DATE = re.compile(r"\s*(?:[A-Za-z]+,?\s+)?(\d{1,2})[\s-]+([A-Za-z]{3})[a-z]*[\s-]+(\d{2,4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([-+]\d{4}|[A-Za-z]+)?")


def parsedate_tz(data):
    match = _DATE.match(data or "")
    if not match or match[2].capitalize() not in _MONTHS:
        return None
    year = int(match[3])
    if year < 100:
        year += 1900 if year > 68 else 2000
    zone = match[7]
    if zone is None:
        offset = 0
    elif zone[0] in "+-":
        offset = (int(zone[1:3]) * 3600 + int(zone[3:]) * 60) * (-1 if zone[0] == "-" else 1)
        if zone == "-0000":
            offset = None
    else:
        number = _ZONES.get(zone.upper())
        offset = number // 100 * 3600 if number is not None else None
    return (year, _MONTHS.index(match[2].capitalize()) + 1, int(match[1]), int(match[4]), int(match[5]), int(match[6] or 0), 0, 1, -1, offset)


def parsedate(data):
    found = parsedate_tz(data)
    return found[:9] if found else None


def parsedate_to_datetime(data):
    found = parsedate_tz(data)
    if found is None:
        raise ValueError("Invalid date value or format \"%s\"" % str(data))
    zone = None if found[9] is None else datetime.timezone(datetime.timedelta(seconds=found[9]))
    return datetime.datetime(*found[:6], tzinfo=zone)


def mktime_tz(data):
    import calendar
    return time.mktime(data[:8] + (-1,)) if data[9] is None else calendar.timegm(data) - data[9]


def localtime(dt=None, isdst=None):
    return (dt or datetime.datetime.now(datetime.timezone.utc)).astimezone()


def make_msgid(idstring=None, domain=None):
    import random
    made = "<%d.%d.%d" % (int(time.time() * 100), 1, random.getrandbits(64))
    return "%s%s@%s>" % (made, "." + idstring if idstring else "", domain or "localhost")


def encode_rfc2231(s, charset=None, language=None):
    import urllib.parse
    text = urllib.parse.quote(s, safe="", encoding=charset or "ascii")
    return text if charset is None and language is None else "%s'%s'%s" % (charset, language or "", text)


def decode_rfc2231(s):
    parts = s.split("'", 2)
    return (None, None, s) if len(parts) <= 2 else tuple(parts)


def collapse_rfc2231_value(value, errors="replace", fallback_charset="us-ascii"):
    if not isinstance(value, tuple) or len(value) != 3:
        return unquote(value)
    import urllib.parse
    return urllib.parse.unquote(value[2], encoding=value[0] or fallback_charset, errors=errors)
