"""JSON: texts from objects, and objects from texts."""

import re
from _json import scan_string, scan_plain, encode_basestring, encode_basestring_ascii, encode_plain

__path__ = []
__version__ = "2.0.9"
__all__ = ["dump", "dumps", "load", "loads", "JSONDecoder", "JSONDecodeError", "JSONEncoder"]


class JSONDecodeError(ValueError):
    """A text that is no JSON: msg, doc, pos, lineno, colno."""
    __module__ = "json.decoder"

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        super().__init__("%s: line %d column %d (char %d)" % (msg, lineno, colno, pos))
        self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, lineno, colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


_number = re.compile(r"(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?").match
_blank = re.compile(r"[ \t\n\r]*").match
_constants = {"n": ("null", None), "t": ("true", True), "f": ("false", False)}
_inf = float("inf")
_names = {"-Infinity": -_inf, "Infinity": _inf, "NaN": float("nan")}
_constant_of = _names.__getitem__


def scanstring(s, end, strict=True, /):
    """The string that S has behind the quote before END, and where what follows it begins."""
    if isinstance(s, str) and isinstance(end, int) and not 0 <= end <= len(s):
        raise ValueError("end is out of bounds")
    result = scan_string(s, end, strict)
    if result[1] < 0:
        raise JSONDecodeError(result[0], s, ~result[1])
    return result


class JSONDecoder:
    __module__ = "json.decoder"

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _constant_of
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self.memo = {}

    def scan_once(self, s, idx):
        return self._plain(s, idx) or self._value(s, idx)

    def decode(self, s):
        obj, end = self.raw_decode(s, _blank(s, 0).end())
        end = _blank(s, end).end()
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        try:
            obj, end = self._plain(s, idx) or self._value(s, idx)
        except StopIteration as err:
            raise JSONDecodeError("Expecting value", s, err.value) from None
        finally:
            self.memo.clear()
        return obj, end

    def _plain(self, s, at):
        """What _value gives, done natively; None if that cannot be done, be it that there is no value at AT."""
        if not isinstance(s, str):
            return None
        if (self.object_hook is None and self.object_pairs_hook is None and self.parse_float is float and self.parse_int is int and
                self.parse_constant is _constant_of):
            return scan_plain(s, at, self.strict, self.memo)
        return scan_plain(s, at, self.strict, self.memo, self.object_hook, self.object_pairs_hook,
                          None if self.parse_float is float else self.parse_float, None if self.parse_int is int else self.parse_int)

    def _value(self, s, at):
        """The value that starts at AT, and where it ends. StopIteration (AT): there is none."""
        first = s[at:at + 1]
        if first == '"':
            return self._string(s, at + 1)
        if first == "{":
            return self._object(s, at + 1)
        if first == "[":
            return self._array(s, at + 1)
        if first in _constants and first:
            text, value = _constants[first]
            if s.startswith(text, at):
                return value, at + len(text)
            raise StopIteration(at)
        found = _number(s, at)
        if found is not None:
            whole, fraction, exponent = found.groups()
            if fraction or exponent:
                return self.parse_float(whole + (fraction or "") + (exponent or "")), found.end()
            return self.parse_int(whole), found.end()
        for name in _names:
            if s.startswith(name, at):
                return self.parse_constant(name), at + len(name)
        raise StopIteration(at)

    def _string(self, s, at):
        return scanstring(s, at, self.strict)

    def _element(self, s, at):
        try:
            return self._value(s, at)
        except StopIteration as err:
            raise JSONDecodeError("Expecting value", s, err.value) from None

    def _object(self, s, at):
        pairs = []
        at = _blank(s, at).end()
        char = s[at:at + 1]
        if char == "}":
            at += 1
        elif char != '"':
            raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)
        else:
            while True:
                key, at = self._string(s, at + 1)
                key = self.memo.setdefault(key, key)
                at = _blank(s, at).end()
                if s[at:at + 1] != ":":
                    raise JSONDecodeError("Expecting ':' delimiter", s, at)
                value, at = self._element(s, _blank(s, at + 1).end())
                pairs.append((key, value))
                at = _blank(s, at).end()
                char = s[at:at + 1]
                at += 1
                if char == "}":
                    break
                if char != ",":
                    raise JSONDecodeError("Expecting ',' delimiter", s, at - 1)
                at = _blank(s, at).end()
                char = s[at:at + 1]
                if char != '"':
                    raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs), at
        result = dict(pairs)
        return (result if self.object_hook is None else self.object_hook(result)), at

    def _array(self, s, at):
        values = []
        at = _blank(s, at).end()
        if s[at:at + 1] == "]":
            return values, at + 1
        while True:
            value, at = self._element(s, at)
            values.append(value)
            at = _blank(s, at).end()
            char = s[at:at + 1]
            at += 1
            if char == "]":
                return values, at
            if char != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, at - 1)
            at = _blank(s, at).end()


class JSONEncoder:
    __module__ = "json.encoder"
    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        if isinstance(o, str):
            return self._quoted(o)
        if type(self).iterencode is not JSONEncoder.iterencode:
            return "".join(self.iterencode(o, _one_shot=True))
        return self._whole(o)

    def _whole(self, o):
        """All of the text at once."""
        indent = self.indent if self.indent is None or isinstance(self.indent, str) else " " * self.indent
        text = encode_plain(o, self.item_separator, self.key_separator, indent, self.ensure_ascii, self.allow_nan, self.sort_keys,
                            self.check_circular)
        if text is not None:
            return text
        pieces = []
        self._write(o, pieces.append, "\n", {} if self.check_circular else None)
        return "".join(pieces)

    def iterencode(self, o, _one_shot=False):
        if _one_shot and self.indent is None:
            return (self._whole(o),)
        return self._chunks(o, "\n", {} if self.check_circular else None)

    def _scalar(self, o):
        """The text of O, or None if it holds others or is to be given to default()."""
        if isinstance(o, str):
            return self._quoted(o)
        if o is None or o is True or o is False:
            return {None: "null", True: "true", False: "false"}[o]
        if isinstance(o, int):
            return int.__repr__(o)
        return self._float(o) if isinstance(o, float) else None

    def _chunks(self, o, newline, seen):
        text = self._scalar(o)
        if text is not None:
            yield text
            return
        if seen is not None:
            if id(o) in seen:
                raise ValueError("Circular reference detected")
            seen[id(o)] = o
        if isinstance(o, (list, tuple)):
            yield from self._list_chunks(o, newline, seen)
        elif isinstance(o, dict):
            yield from self._dict_chunks(o, newline, seen)
        else:
            yield from self._chunks(self.default(o), newline, seen)
        if seen is not None:
            del seen[id(o)]

    def _list_chunks(self, items, newline, seen):
        if not items:
            yield "[]"
            return
        inner = self._inner(newline)
        between = self.item_separator if self.indent is None else self.item_separator + inner
        before = "[" if self.indent is None else "[" + inner
        for item in items:
            text = self._scalar(item)
            if text is not None:
                yield before + text
            else:
                yield before
                yield from self._chunks(item, inner, seen)
            before = between
        if self.indent is not None:
            yield newline
        yield "]"

    def _dict_chunks(self, dct, newline, seen):
        if not dct:
            yield "{}"
            return
        yield "{"
        inner = self._inner(newline)
        between = self.item_separator if self.indent is None else self.item_separator + inner
        if self.indent is not None:
            yield inner
        first = True
        for key, value in (sorted(dct.items()) if self.sort_keys else dct.items()):
            name = self._key(key)
            if name is None:
                continue
            if not first:
                yield between
            first = False
            yield self._quoted(name)
            yield self.key_separator
            text = self._scalar(value)
            if text is not None:
                yield text
            else:
                yield from self._chunks(value, inner, seen)
        if self.indent is not None:
            yield newline
        yield "}"

    def _quoted(self, text):
        return encode_basestring_ascii(text) if self.ensure_ascii else encode_basestring(text)

    def _float(self, o):
        if o != o:
            text = "NaN"
        elif o == _inf:
            text = "Infinity"
        elif o == -_inf:
            text = "-Infinity"
        else:
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant: " + repr(o))
        return text

    def _write(self, o, put, newline, seen):
        """Puts the text of O piece by piece; NEWLINE is a line's end and the indentation here."""
        if isinstance(o, str):
            put(self._quoted(o))
        elif o is None:
            put("null")
        elif o is True:
            put("true")
        elif o is False:
            put("false")
        elif isinstance(o, int):
            put(int.__repr__(o))
        elif isinstance(o, float):
            put(self._float(o))
        else:
            if seen is not None:
                if id(o) in seen:
                    raise ValueError("Circular reference detected")
                seen[id(o)] = o
            if isinstance(o, (list, tuple)):
                self._write_list(o, put, newline, seen)
            elif isinstance(o, dict):
                self._write_dict(o, put, newline, seen)
            else:
                self._write(self.default(o), put, newline, seen)
            if seen is not None:
                del seen[id(o)]

    def _inner(self, newline):
        if self.indent is None:
            return newline
        return newline + (self.indent if isinstance(self.indent, str) else " " * self.indent)

    def _write_list(self, items, put, newline, seen):
        if not items:
            put("[]")
            return
        inner = self._inner(newline)
        between = self.item_separator if self.indent is None else self.item_separator + inner
        put("[" if self.indent is None else "[" + inner)
        first = True
        for item in items:
            if not first:
                put(between)
            first = False
            self._write(item, put, inner, seen)
        put("]" if self.indent is None else newline + "]")

    def _key(self, key):
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return self._float(key)
        if key is True:
            return "true"
        if key is False:
            return "false"
        if key is None:
            return "null"
        if isinstance(key, int):
            return int.__repr__(key)
        if self.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")

    def _write_dict(self, dct, put, newline, seen):
        if not dct:
            put("{}")
            return
        inner = self._inner(newline)
        between = self.item_separator if self.indent is None else self.item_separator + inner
        put("{" if self.indent is None else "{" + inner)
        first = True
        for key, value in (sorted(dct.items()) if self.sort_keys else dct.items()):
            text = self._key(key)
            if text is None:
                continue
            if not first:
                put(between)
            first = False
            put(self._quoted(text))
            put(self.key_separator)
            self._write(value, put, inner, seen)
        put("}" if self.indent is None else newline + "}")


_default_encoder = JSONEncoder()
_default_decoder = JSONDecoder()


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
          separators=None, default=None, sort_keys=False, **kw):
    if (not skipkeys and ensure_ascii and check_circular and allow_nan and cls is None and indent is None and
            separators is None and default is None and not sort_keys and not kw):
        return _default_encoder.encode(obj)
    return (cls or JSONEncoder)(skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular,
                                allow_nan=allow_nan, indent=indent, separators=separators, default=default,
                                sort_keys=sort_keys, **kw).encode(obj)


def dump(obj, fp, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None,
         default=None, sort_keys=False, **kw):
    encoder = (cls or JSONEncoder)(skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular,
                                   allow_nan=allow_nan, indent=indent, separators=separators, default=default,
                                   sort_keys=sort_keys, **kw)
    for chunk in encoder.iterencode(obj):
        fp.write(chunk)


def detect_encoding(b):
    if b.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "utf-32"
    if b.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    # JSON begins with two ASCII characters: their zeros tell how wide the units are, and which end comes first.
    zeros = [not byte for byte in b[:4]]
    if len(zeros) == 4 and zeros[0]:
        return "utf-16-be" if not zeros[1] else "utf-32-be"
    if len(zeros) == 4 and zeros[1]:
        return "utf-16-le" if not (zeros[2] and zeros[3]) else "utf-32-le"
    if len(zeros) == 2 and any(zeros):
        return "utf-16-be" if zeros[0] else "utf-16-le"
    return "utf-8"


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None,
          **kw):
    if isinstance(s, str):
        if s.startswith("\ufeff"):
            raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    elif isinstance(s, (bytes, bytearray)):
        s = s.decode(detect_encoding(s), "surrogatepass")
    else:
        raise TypeError(f"the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}")
    if (cls is None and object_hook is None and parse_int is None and parse_float is None and parse_constant is None and
            object_pairs_hook is None and not kw):
        return _default_decoder.decode(s)
    for name, value in (("object_hook", object_hook), ("object_pairs_hook", object_pairs_hook), ("parse_float", parse_float),
                        ("parse_int", parse_int), ("parse_constant", parse_constant)):
        if value is not None:
            kw[name] = value
    return (cls or JSONDecoder)(**kw).decode(s)


def load(fp, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw):
    return loads(fp.read(), cls=cls, object_hook=object_hook, parse_float=parse_float, parse_int=parse_int,
                 parse_constant=parse_constant, object_pairs_hook=object_pairs_hook, **kw)


from json import decoder, encoder, scanner
