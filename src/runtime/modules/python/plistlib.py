"""Property lists, as XML and as their binary form."""

__all__ = ["InvalidFileException", "FMT_XML", "FMT_BINARY", "load", "dump", "loads", "dumps", "UID"]

import binascii
import codecs
import datetime
import enum
import re
import struct
from io import BytesIO

PlistFormat = enum.Enum("PlistFormat", "FMT_XML FMT_BINARY", module=__name__)
globals().update(PlistFormat.__members__)

PLISTHEADER = b"""\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
"""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_DATE = re.compile(r"(\d\d\d\d)(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d))?)?)?)?)?Z", re.ASCII)
_BINARY_START = datetime.datetime(2001, 1, 1)


class UID:
    """A number by which archives of objects refer to one another."""

    def __init__(self, data):
        if not isinstance(data, int):
            raise TypeError("data must be an int")
        if data >= 1 << 64:
            raise ValueError("UIDs cannot be >= 2**64")
        if data < 0:
            raise ValueError("UIDs must be positive")
        self.data = data

    def __index__(self):
        return self.data

    def __repr__(self):
        return "%s(%s)" % (self.__class__.__name__, repr(self.data))

    def __reduce__(self):
        return self.__class__, (self.data,)

    def __eq__(self, other):
        return self.data == other.data if isinstance(other, UID) else NotImplemented

    def __hash__(self):
        return hash(self.data)


class InvalidFileException(ValueError):
    def __init__(self, message="Invalid file"):
        ValueError.__init__(self, message)


# --- XML ---

def _date_from_text(text):
    return datetime.datetime(*(int(part) for part in _DATE.match(text).groups() if part is not None))


def _date_to_text(d):
    return "%04d-%02d-%02dT%02d:%02d:%02dZ" % (d.year, d.month, d.day, d.hour, d.minute, d.second)


def _escape(text):
    if _CONTROLS.search(text) is not None:
        raise ValueError("strings can't contain control characters; use bytes instead")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class _Reader:
    """What expat tells, put together."""

    def __init__(self, dict_type):
        self.stack, self.key, self.root, self._dict = [], None, None, dict_type
        self._text = []

    def parse(self, file):
        from xml.parsers.expat import ParserCreate
        self.parser = ParserCreate()
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._begin, self._end
        self.parser.CharacterDataHandler = self._text_more
        self.parser.EntityDeclHandler = self._no_entities
        self.parser.ParseFile(file)
        return self.root

    def _no_entities(self, *args):
        raise InvalidFileException("XML entity declarations are not supported in plist files")

    def _text_more(self, text):
        self._text.append(text)

    def _taken(self):
        text, self._text = "".join(self._text), []
        return text

    def _begin(self, name, attributes):
        self._text = []
        if name == "dict":
            self._open(self._dict())
        elif name == "array":
            self._open([])

    def _open(self, value):
        self._add(value)
        self.stack.append(value)

    def _end(self, name):
        handler = getattr(self, "_end_" + name, None)
        if handler:
            handler()

    def _add(self, value):
        if self.key is not None:
            if not isinstance(self.stack[-1], dict):
                self._unexpected()
            self.stack[-1][self.key], self.key = value, None
        elif not self.stack:
            self.root = value
        elif isinstance(self.stack[-1], list):
            self.stack[-1].append(value)
        else:
            self._unexpected()

    def _unexpected(self):
        raise ValueError("unexpected element at line %d" % self.parser.CurrentLineNumber)

    def _end_dict(self):
        if self.key:
            raise ValueError("missing value for key '%s' at line %d" % (self.key, self.parser.CurrentLineNumber))
        self.stack.pop()

    def _end_array(self):
        self.stack.pop()

    def _end_key(self):
        if self.key or not isinstance(self.stack[-1], dict):
            raise ValueError("unexpected key at line %d" % self.parser.CurrentLineNumber)
        self.key = self._taken()

    def _end_true(self):
        self._add(True)

    def _end_false(self):
        self._add(False)

    def _end_integer(self):
        text = self._taken()
        self._add(int(text, 16) if text.startswith(("0x", "0X")) else int(text))

    def _end_real(self):
        self._add(float(self._taken()))

    def _end_string(self):
        self._add(self._taken())

    def _end_data(self):
        self._add(binascii.a2b_base64(self._taken().encode()))

    def _end_date(self):
        self._add(_date_from_text(self._taken()))


class _Writer:
    def __init__(self, file, sort_keys, skipkeys):
        self._file, self._level, self._sort, self._skip = file, 0, sort_keys, skipkeys

    def line(self, text):
        self._file.write(b"\t" * self._level + text.encode() + b"\n" if text else b"\n")

    def _simple(self, name, text):
        self.line("<%s>%s</%s>" % (name, _escape(text), name))

    def write(self, value):
        if isinstance(value, str):
            self._simple("string", value)
        elif value is True or value is False:
            self.line("<true/>" if value else "<false/>")
        elif isinstance(value, int):
            if not -1 << 63 <= value < 1 << 64:
                raise OverflowError(value)
            self._simple("integer", "%d" % value)
        elif isinstance(value, float):
            self._simple("real", repr(value))
        elif isinstance(value, dict):
            self._write_dict(value)
        elif isinstance(value, (bytes, bytearray)):
            self._write_data(value)
        elif isinstance(value, datetime.datetime):
            self._simple("date", _date_to_text(value))
        elif isinstance(value, (tuple, list)):
            self._write_array(value)
        else:
            raise TypeError("unsupported type: %s" % type(value))

    def _write_data(self, data):
        self.line("<data>")
        # Lines as long as leave 76 columns to what stands behind tabs of eight.
        most = max(16, 76 - len((b"\t" * self._level).replace(b"\t", b" " * 8))) // 4 * 3
        for at in range(0, len(data), most):
            self.line(binascii.b2a_base64(data[at:at + most], newline=False).decode())
        self.line("</data>")

    def _write_dict(self, value):
        if not value:
            self.line("<dict/>")
            return
        self.line("<dict>")
        self._level += 1
        for key, item in sorted(value.items()) if self._sort else value.items():
            if not isinstance(key, str):
                if self._skip:
                    continue
                raise TypeError("keys must be strings")
            self._simple("key", key)
            self.write(item)
        self._level -= 1
        self.line("</dict>")

    def _write_array(self, value):
        if not value:
            self.line("<array/>")
            return
        self.line("<array>")
        self._level += 1
        for item in value:
            self.write(item)
        self._level -= 1
        self.line("</array>")


def _write_xml(value, file, sort_keys, skipkeys):
    file.write(PLISTHEADER)
    writer = _Writer(file, sort_keys, skipkeys)
    writer.line('<plist version="1.0">')
    writer.write(value)
    writer.line("</plist>")


# --- the binary form: objects one after the other, their places, and where those begin ---

class _BinaryReader:
    def __init__(self, dict_type):
        self._dict = dict_type

    def parse(self, file):
        try:
            self._data = file.read()
            *_, place_size, self._ref_size, count, top, start = struct.unpack(">6xBBQQQ", self._data[-32:])
            places = self._data[start:start + place_size * count]
            if len(places) != place_size * count or not place_size:
                raise InvalidFileException()
            self._places = [int.from_bytes(places[i:i + place_size], "big") for i in range(0, len(places), place_size)]
            self._found = {}
            return self._object(top)
        except (OSError, IndexError, struct.error, OverflowError, ValueError) as error:
            raise InvalidFileException() from error

    def _take(self, at, size):
        data = self._data[at:at + size]
        if len(data) != size:
            raise InvalidFileException()
        return data

    def _size(self, at, low):
        """How much follows, and where: LOW, or the number that stands there."""
        if low != 15:
            return low, at
        width = 1 << (self._data[at] & 3)
        return int.from_bytes(self._take(at + 1, width), "big"), at + 1 + width

    def _refs(self, at, count):
        data = self._take(at, count * self._ref_size)
        return [int.from_bytes(data[i:i + self._ref_size], "big") for i in range(0, len(data), self._ref_size)]

    def _object(self, ref):
        if ref in self._found:
            return self._found[ref]
        at = self._places[ref]
        token, at = self._data[at], at + 1
        high, low = token & 0xf0, token & 15
        if high in (0xa0, 0xc0, 0xd0):
            return self._container(ref, high, *self._size(at, low))
        value = self._atom(token, high, low, at)
        self._found[ref] = value
        return value

    def _container(self, ref, high, count, at):
        if high == 0xd0:
            made = self._found[ref] = self._dict()
            for key, value in zip(self._refs(at, count), self._refs(at + count * self._ref_size, count)):
                made[self._object(key)] = self._object(value)
        else:
            made = self._found[ref] = []
            made.extend(self._object(item) for item in self._refs(at, count))
        return made

    def _atom(self, token, high, low, at):
        if token in (0, 8, 9, 15):
            return {0: None, 8: False, 9: True, 15: b""}[token]
        if high == 0x10:
            return int.from_bytes(self._take(at, 1 << low), "big", signed=low >= 3)
        if token in (0x22, 0x23):
            return struct.unpack(">f" if token == 0x22 else ">d", self._take(at, 1 << low))[0]
        if token == 0x33:
            return _BINARY_START + datetime.timedelta(seconds=struct.unpack(">d", self._take(at, 8))[0])
        if high == 0x80:
            return UID(int.from_bytes(self._take(at, low + 1), "big"))
        size, at = self._size(at, low)
        if high == 0x40:
            return self._take(at, size)
        if high == 0x50:
            return self._take(at, size).decode("ascii")
        if high == 0x60:
            return self._take(at, size * 2).decode("utf-16-be")
        raise InvalidFileException()


def _width(count):
    return 1 if count < 1 << 8 else 2 if count < 1 << 16 else 4 if count < 1 << 32 else 8


class _BinaryWriter:
    def __init__(self, file, sort_keys, skipkeys):
        self._file, self._sort, self._skip = file, sort_keys, skipkeys

    def write(self, value):
        self._objects, self._by_value, self._by_id = [], {}, {}
        self._flatten(value)
        self._ref_size = _width(len(self._objects))
        self._file.write(b"bplist00")
        places = []
        for item in self._objects:
            places.append(self._file.tell())
            self._file.write(self._spell(item))
        start = self._file.tell()
        width = _width(start)
        self._file.write(b"".join(place.to_bytes(width, "big") for place in places))
        self._file.write(struct.pack(">5xBBBQQQ", 0, width, self._ref_size, len(places), self._number_of(value), start))

    def _number_of(self, value):
        if isinstance(value, (str, int, float, datetime.datetime, bytes, bytearray)):
            return self._by_value[type(value), value if not isinstance(value, bytearray) else bytes(value)]
        return self._by_id[id(value)]

    def _flatten(self, value):
        if isinstance(value, (str, int, float, datetime.datetime, bytes, bytearray)):
            key = type(value), value if not isinstance(value, bytearray) else bytes(value)
            if key in self._by_value:
                return
            self._by_value[key] = len(self._objects)
        else:
            if id(value) in self._by_id:
                return
            self._by_id[id(value)] = len(self._objects)
        self._objects.append(value)
        if isinstance(value, dict):
            items = sorted(value.items()) if self._sort else list(value.items())
            for key, _ in items:
                if not isinstance(key, str):
                    if self._skip:
                        continue
                    raise TypeError("keys must be strings")
                self._flatten(key)
            for key, item in items:
                if isinstance(key, str):
                    self._flatten(item)
        elif isinstance(value, (list, tuple)):
            for item in value:
                self._flatten(item)

    def _head(self, token, size):
        if size < 15:
            return bytes([token | size])
        width = _width(size)
        return bytes([token | 15, 0x10 | width.bit_length() - 1]) + size.to_bytes(width, "big")

    def _refs(self, values):
        return b"".join(self._number_of(value).to_bytes(self._ref_size, "big") for value in values)

    def _spell(self, value):
        if value is None or value is False or value is True:
            return {None: b"\0", False: b"\x08", True: b"\x09"}[value]
        if isinstance(value, int):
            return self._spell_int(value)
        if isinstance(value, float):
            return b"\x23" + struct.pack(">d", value)
        if isinstance(value, datetime.datetime):
            return b"\x33" + struct.pack(">d", (value - _BINARY_START).total_seconds())
        if isinstance(value, UID):
            width = _width(value.data)
            return bytes([0x80 | width - 1]) + value.data.to_bytes(width, "big")
        if isinstance(value, (bytes, bytearray)):
            return self._head(0x40, len(value)) + value
        if isinstance(value, str):
            if value.isascii():
                return self._head(0x50, len(value)) + value.encode()
            data = value.encode("utf-16-be")
            return self._head(0x60, len(data) // 2) + data
        if isinstance(value, (list, tuple)):
            return self._head(0xa0, len(value)) + self._refs(value)
        if isinstance(value, dict):
            keys = [key for key in (sorted(value) if self._sort else value) if isinstance(key, str)]
            return self._head(0xd0, len(keys)) + self._refs(keys) + self._refs([value[key] for key in keys])
        raise TypeError(value)

    def _spell_int(self, value):
        if value < 0:
            if value < -1 << 63:
                raise OverflowError(value)
            return b"\x13" + value.to_bytes(8, "big", signed=True)
        for code, width in (0x10, 1), (0x11, 2), (0x12, 4), (0x13, 8):
            if value < 1 << (8 * width - (width == 8)):
                return bytes([code]) + value.to_bytes(width, "big")
        if value < 1 << 64:
            return b"\x14" + value.to_bytes(16, "big", signed=True)
        raise OverflowError(value)


# --- what is called ---

def _is_xml(header):
    prefixes = b"<?xml", b"<plist"
    if header.startswith(prefixes):
        return True
    for mark, encoding in (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF16_LE, "utf-16-le"):
        if header.startswith(mark) and header[len(mark):].startswith(tuple(prefix.decode().encode(encoding) for prefix in prefixes)):
            return True
    return False


def load(fp, *, fmt=None, dict_type=dict):
    if fmt is None:
        header = fp.read(32)
        fp.seek(0)
        if _is_xml(header):
            fmt = FMT_XML
        elif header[:8] == b"bplist00":
            fmt = FMT_BINARY
        else:
            raise InvalidFileException()
    return (_Reader if fmt is FMT_XML else _BinaryReader)(dict_type).parse(fp)


def loads(value, *, fmt=None, dict_type=dict):
    return load(BytesIO(value), fmt=fmt, dict_type=dict_type)


def dump(value, fp, *, fmt=PlistFormat.FMT_XML, sort_keys=True, skipkeys=False):
    if fmt is FMT_XML:
        _write_xml(value, fp, sort_keys, skipkeys)
    elif fmt is FMT_BINARY:
        _BinaryWriter(fp, sort_keys, skipkeys).write(value)
    else:
        raise ValueError("Unsupported format: %r" % (fmt,))


def dumps(value, *, fmt=PlistFormat.FMT_XML, skipkeys=False, sort_keys=True):
    file = BytesIO()
    dump(value, file, fmt=fmt, skipkeys=skipkeys, sort_keys=sort_keys)
    return file.getvalue()
