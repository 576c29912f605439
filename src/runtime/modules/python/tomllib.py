"""Reads TOML 1.0, a language for settings, into dicts."""

__path__ = []

import re
from datetime import date, datetime, time, timedelta, timezone

__all__ = ("loads", "load", "TOMLDecodeError")

_stands_for_native = True


class TOMLDecodeError(ValueError):
    """The text is no TOML."""


_BARE = re.compile("[A-Za-z0-9_-]+")
_NUMBER = re.compile(r"(0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|0b[01](?:_?[01])*|0o[0-7](?:_?[0-7])*|[+-]?(?:0|[1-9](?:_?[0-9])*)"
                     r"((?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?))")
_TIME = r"([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]{1,6})[0-9]*)?"
_LOCAL_TIME = re.compile(_TIME)
_DATE = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(?:[Tt ]" + _TIME +
                   r"(?:([Zz])|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))?)?")
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}
_CONTROLS = frozenset(map(chr, range(32))) | {"\x7f"}
_SPECIAL_FLOATS = {"inf": "inf", "+inf": "inf", "-inf": "-inf", "nan": "nan", "+nan": "nan", "-nan": "nan"}


def load(fp, /, *, parse_float=float):
    data = fp.read()
    try:
        text = data.decode()
    except AttributeError:
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`") from None
    return loads(text, parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    return _Reader(s.replace("\r\n", "\n"), parse_float).document()


class _Reader:
    """One text, the place in it, and the tables so far.

    What may still be added to is told by the id of the table: `made` holds tables that a header named, `closed` inline tables and
    arrays, `dotted` those that dotted keys made, each for the header that was current then."""

    def __init__(self, text, parse_float):
        self.text, self.at = text, 0
        self.parse_float = parse_float
        self.root = {}
        self.current, self.header = self.root, ()
        self.made, self.closed, self.dotted, self.arrays = set(), set(), {}, set()

    # --- errors and single characters ---

    def error(self, message, at=None):
        at = self.at if at is None else at
        if at >= len(self.text):
            where = "end of document"
        else:
            line_start = self.text.rfind("\n", 0, at) + 1
            where = f"line {self.text.count(chr(10), 0, at) + 1}, column {at - line_start + 1}"
        return TOMLDecodeError(f"{message} (at {where})")

    def peek(self, length=1):
        return self.text[self.at:self.at + length]

    def skip(self, characters):
        while self.at < len(self.text) and self.text[self.at] in characters:
            self.at += 1

    def skip_comment(self):
        if not self.text.startswith("#", self.at):
            return
        end = self.text.find("\n", self.at)
        end = len(self.text) if end < 0 else end
        for place in range(self.at + 1, end):
            if self.text[place] in _CONTROLS and self.text[place] != "\t":
                raise self.error(f"Found invalid character {self.text[place]!r}", place)
        self.at = end

    def skip_all(self):
        """White space, newlines and comments."""
        start = None
        while start != self.at:
            start = self.at
            self.skip(" \t\n")
            self.skip_comment()

    # --- statements ---

    def document(self):
        while True:
            self.skip(" \t")
            sign = self.peek()
            if not sign:
                return self.root
            if sign == "[":
                self.array_header() if self.peek(2) == "[[" else self.table_header()
            elif sign == '"' or sign == "'" or _BARE.match(sign):
                self.assignment()
            elif sign not in "\n#":
                raise self.error("Invalid statement")
            self.skip(" \t")
            self.skip_comment()
            if not self.peek():
                return self.root
            if self.peek() != "\n":
                raise self.error("Expected newline or end of document after a statement")
            self.at += 1

    def walk(self, table, keys, wrong):
        """Down from TABLE by KEYS, making what is not there; in arrays of tables, the last one. WRONG says
        that one of them cannot be added to."""
        for key in keys:
            table = table.setdefault(key, {})
            if id(table) in self.closed:
                raise self.error(wrong)
            if isinstance(table, list):
                table = table[-1]
            if not isinstance(table, dict):
                raise self.error("Cannot overwrite a value")
        return table

    def header_key(self, brackets):
        self.at += len(brackets)
        self.skip(" \t")
        return self.key()

    def end_header(self, brackets, kind):
        if self.peek(len(brackets)) != brackets:
            raise self.error(f"Expected {brackets!r} at the end of {kind} declaration")
        self.at += len(brackets)

    def table_header(self):
        keys = self.header_key("[")
        table = self.walk(self.root, keys[:-1], f"Cannot declare {keys} twice")
        known = table.get(keys[-1])
        if known is None:
            known = table[keys[-1]] = {}
        elif not isinstance(known, dict) or {id(known)} & (self.made | self.closed | self.dotted.keys()):
            fresh = isinstance(known, (dict, list))
            raise self.error(f"Cannot declare {keys} twice" if fresh else "Cannot overwrite a value")
        self.made.add(id(known))
        self.current, self.header = known, keys
        self.end_header("]", "a table")

    def array_header(self):
        keys = self.header_key("[[")
        table = self.walk(self.root, keys[:-1], f"Cannot mutate immutable namespace {keys}")
        array = table.setdefault(keys[-1], [])
        if id(array) in self.closed:
            raise self.error(f"Cannot mutate immutable namespace {keys}")
        if not isinstance(array, list):
            raise self.error("Cannot overwrite a value")
        array.append({})
        self.current, self.header = array[-1], keys
        self.made.add(id(self.current))
        self.end_header("]]", "an array")

    def pair(self):
        keys = self.key()
        if self.peek() != "=":
            raise self.error("Expected '=' after a key in a key/value pair")
        self.at += 1
        self.skip(" \t")
        return keys, self.value()

    def assignment(self):
        keys, value = self.pair()
        table, path = self.current, self.header
        for key in keys[:-1]:
            path += key,
            inner = table.get(key)
            if inner is None:
                inner = table[key] = {}
                self.dotted[id(inner)] = id(self.current)
            elif not isinstance(inner, dict):
                raise self.error(f"Cannot mutate immutable namespace {path}" if id(inner) in self.closed else
                                 f"Cannot redefine namespace {path}" if isinstance(inner, list) else "Cannot overwrite a value")
            elif id(inner) in self.closed:
                raise self.error(f"Cannot mutate immutable namespace {self.header + keys[:-1]}")
            elif id(inner) in self.made or self.dotted.get(id(inner), id(self.current)) != id(self.current):
                raise self.error(f"Cannot redefine namespace {path}")
            table = inner
        if keys[-1] in table:
            raise self.error("Cannot overwrite a value")
        table[keys[-1]] = value

    # --- keys ---

    def key(self):
        keys = self.key_part(),
        self.skip(" \t")
        while self.peek() == ".":
            self.at += 1
            self.skip(" \t")
            keys += self.key_part(),
            self.skip(" \t")
        return keys

    def key_part(self):
        bare = _BARE.match(self.text, self.at)
        if bare:
            self.at = bare.end()
            return bare.group()
        if self.peek() == "'":
            return self.literal()
        if self.peek() == '"':
            return self.basic()
        raise self.error("Invalid initial character for a key part")

    # --- values ---

    def value(self):
        sign = self.peek()
        if sign == '"':
            return self.long_text('"') if self.peek(3) == '"""' else self.basic()
        if sign == "'":
            return self.long_text("'") if self.peek(3) == "'''" else self.literal()
        if sign == "[":
            return self.array()
        if sign == "{":
            return self.inline_table()
        for word, value in ("true", True), ("false", False):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        return self.moment_or_number()

    def moment_or_number(self):
        found = _DATE.match(self.text, self.at)
        if found:
            try:
                value = self.moment(found)
            except ValueError:
                raise self.error("Invalid date or datetime") from None
            self.at = found.end()
            return value
        found = _LOCAL_TIME.match(self.text, self.at)
        if found:
            self.at = found.end()
            return self.clock(*found.groups())
        found = _NUMBER.match(self.text, self.at)
        if found:
            self.at = found.end()
            return self.parse_float_checked(found.group()) if found.group(2) else int(found.group(), 0)
        for length in 3, 4:
            if self.peek(length) in _SPECIAL_FLOATS:
                word = self.peek(length)
                self.at += length
                return self.parse_float_checked(word)
        raise self.error("Invalid value")

    def parse_float_checked(self, text):
        value = self.parse_float(text)
        if isinstance(value, (dict, list)):
            raise ValueError("parse_float must not return dicts or lists")
        return value

    @staticmethod
    def clock(hour, minute, second, fraction, zone=None):
        return time(int(hour), int(minute), int(second), int((fraction or "").ljust(6, "0")), zone)

    def moment(self, found):
        year, month, day, hour, minute, second, fraction, utc, sign, zone_hours, zone_minutes = found.groups()
        whole = date(int(year), int(month), int(day))
        if hour is None:
            return whole
        zone = timezone.utc if utc else None
        if sign:
            away = timedelta(hours=int(zone_hours), minutes=int(zone_minutes))
            zone = timezone(-away if sign == "-" else away)
        return datetime.combine(whole, self.clock(hour, minute, second, fraction, zone))

    def array(self):
        self.at += 1
        values = []
        self.closed.add(id(values))
        self.arrays.add(id(values))
        self.keep(values)
        self.skip_all()
        while self.peek() != "]":
            values.append(self.value())
            self.skip_all()
            if self.peek() == ",":
                self.at += 1
                self.skip_all()
            elif self.peek() != "]":
                raise self.error("Unclosed array")
        self.at += 1
        return values

    def keep(self, value):
        """An id stands for VALUE only as long as it lives."""
        self._kept = getattr(self, "_kept", [])
        self._kept.append(value)

    def inline_table(self):
        self.at += 1
        table, fixed = {}, set()
        self.keep(table)
        self.skip(" \t")
        if self.peek() == "}":
            self.at += 1
            self.closed.add(id(table))
            return table
        while True:
            keys, value = self.pair()
            inner = table
            for key in keys[:-1]:
                inner = inner.setdefault(key, {})
                if not isinstance(inner, dict) or id(inner) in self.closed:
                    raise self.error(f"Cannot mutate immutable namespace {keys}" if isinstance(inner, (dict, list)) else
                                     "Cannot overwrite a value")
            if keys[-1] in inner:
                raise self.error(f"Duplicate inline table key {keys[-1]!r}")
            inner[keys[-1]] = value
            self.skip(" \t")
            sign = self.peek()
            if sign not in (",", "}"):
                raise self.error("Unclosed inline table")
            self.at += 1
            if sign == "}":
                break
            self.skip(" \t")
        self.close(table)
        return table

    def close(self, table):
        self.closed.add(id(table))
        for value in table.values():
            if isinstance(value, dict):
                self.close(value)

    # --- texts ---

    def literal(self):
        return self.until("'", False)

    def basic(self):
        return self.until('"', True)

    def until(self, quote, escapes):
        """The rest of a text on one line, up to QUOTE."""
        self.at += 1
        pieces = []
        while True:
            sign = self.peek()
            if not sign:
                raise self.error("Unterminated string" if escapes else f"Expected {quote!r}")
            if sign == quote:
                self.at += 1
                return "".join(pieces)
            if escapes and sign == "\\":
                pieces.append(self.escape())
                continue
            if sign in _CONTROLS and sign != "\t":
                raise self.error(f"Illegal character {sign!r}" if escapes else f"Found invalid character {sign!r}")
            pieces.append(sign)
            self.at += 1

    def long_text(self, quote):
        self.at += 3
        if self.peek() == "\n":
            self.at += 1
        pieces = []
        while self.peek(3) != quote * 3:
            sign = self.peek()
            if not sign:
                raise self.error("Unterminated string" if quote == '"' else f"Expected {quote * 3!r}")
            if quote == '"' and sign == "\\":
                pieces.append(self.escape(True))
                continue
            if sign in _CONTROLS and sign not in "\t\n":
                raise self.error(f"Illegal character {sign!r}" if quote == '"' else f"Found invalid character {sign!r}")
            pieces.append(sign)
            self.at += 1
        self.at += 3
        # Up to two quotes may stand before the three that end it.
        for _ in range(2):
            if self.peek() == quote:
                pieces.append(quote)
                self.at += 1
        return "".join(pieces)

    def escape(self, folds=False):
        sign = self.text[self.at + 1:self.at + 2]
        if folds and sign and sign in " \t\n":
            self.at += 1
            if sign != "\n":
                self.skip(" \t")
                if not self.peek():
                    return ""
                if self.peek() != "\n":
                    raise self.error("Unescaped '\\' in a string")
            self.skip(" \t\n")
            return ""
        self.at += 2
        if sign in ("u", "U"):
            digits = self.text[self.at:self.at + (4 if sign == "u" else 8)]
            if not re.fullmatch("[0-9A-Fa-f]{4}" if sign == "u" else "[0-9A-Fa-f]{8}", digits):
                raise self.error("Invalid hex value")
            self.at += len(digits)
            number = int(digits, 16)
            if 0xd800 <= number <= 0xdfff or number > 0x10ffff:
                raise self.error("Escaped character is not a Unicode scalar value")
            return chr(number)
        if sign not in _ESCAPES or not sign:
            raise self.error("Unescaped '\\' in a string")
        return _ESCAPES[sign]
