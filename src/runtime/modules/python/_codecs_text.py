"""The encodings that are not in the runtime itself: a pair of functions for each."""

_stands_for_native = True

import re

from _charmaps import TABLES
from _codecs_errors import answer_decode, answer_encode
from _codecs_names import NATIVE


def _walk_encode(text, errors, encoding, put):
    """PUT (character) gives its bytes, or None where there are none."""
    made, i = [], 0
    while i < len(text):
        data = put(text[i])
        if data is not None:
            made.append(data)
            i += 1
            continue
        end = i + 1
        while end < len(text) and put(text[end]) is None:
            end += 1
        error = UnicodeEncodeError(encoding, text, i, end, "character maps to <undefined>")
        found, i = answer_encode(error, errors)
        if isinstance(found, bytes):
            made.append(found)
            continue
        for c in found:
            if (data := put(c)) is None:
                raise error
            made.append(data)
    return b"".join(made), len(text)


def _bytes_of(data):
    if type(data) is bytes:
        return data
    try:
        return memoryview(data).tobytes()
    except TypeError:
        raise TypeError("a bytes-like object is required, not '%s'" % type(data).__name__) from None


def _refuse_text(encoder, text):
    """TEXT is none, says ENCODER."""
    raise TypeError("%s() argument 1 must be str, not %s" % (encoder, None if text is None else type(text).__name__))


def charmap_encode(text, errors="strict", mapping=None):
    if not isinstance(text, str):
        _refuse_text("charmap_encode", text)
    if mapping is None:
        return text.encode("latin-1", errors), len(text)
    if isinstance(mapping, str):
        mapping = {ord(c): i for i, c in enumerate(mapping)}

    def put(c):
        try:
            found = mapping[ord(c)]
        except LookupError:
            return None
        if found is None or isinstance(found, bytes):
            return found
        if not isinstance(found, int):
            raise TypeError("character mapping must return integer, bytes or None, not " + type(found).__name__)
        if not 0 <= found < 256:
            raise TypeError("character mapping must be in range(256)")
        return bytes((found,))

    return _walk_encode(text, errors or "strict", "charmap", put)


def charmap_decode(data, errors="strict", mapping=None):
    data = _bytes_of(data)
    if mapping is None:
        return data.decode("latin-1", errors), len(data)
    made, i = [], 0
    while i < len(data):
        try:
            c = mapping[data[i]]
        except LookupError:
            c = None
        if isinstance(c, int):
            if not 0 <= c < 0x110000:
                raise TypeError("character mapping must be in range(0x110000)")
            c = chr(c) if c != 0xfffe else None
        if c is not None and not isinstance(c, str):
            raise TypeError("character mapping must return integer, None or str")
        if c is not None and c != "\ufffe":
            made.append(c)
            i += 1
            continue
        put, i = answer_decode(UnicodeDecodeError("charmap", data, i, i + 1, "character maps to <undefined>"), errors or "strict")
        made.append(put)
    return "".join(made), len(data)


def _charmap(name):
    table = TABLES[name]
    table = table if len(table) == 256 else "".join(map(chr, range(128))) + table
    back = {ord(c): i for i, c in enumerate(table) if c != "\ufffe"}
    return lambda text, errors="strict": charmap_encode(text, errors, back), lambda data, errors="strict": charmap_decode(data, errors, table)


def _escape_char(c, controls):
    code = ord(c)
    if code >= 0x10000:
        return "\\U%08x" % code
    if code >= 0x100:
        return "\\u%04x" % code
    return controls(code, c)


def _unicode_control(code, c):
    if c in "\n\r\t\\":
        return {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\"}[c]
    return c if 32 <= code < 127 else "\\x%02x" % code


def unicode_escape_encode(text, errors="strict"):
    if not isinstance(text, str):
        _refuse_text("unicode_escape_encode", text)
    return "".join([_escape_char(c, _unicode_control) for c in text]).encode("ascii"), len(text)


def raw_unicode_escape_encode(text, errors="strict"):
    if not isinstance(text, str):
        _refuse_text("raw_unicode_escape_encode", text)
    return "".join([_escape_char(c, lambda code, c: c) for c in text]).encode("latin-1"), len(text)


_SIMPLE = {"\\": "\\", "'": "'", '"': '"', "a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\n": ""}
_WIDTHS = {"x": 2, "u": 4, "U": 8}


def _escape_at(text, i):
    """What the escape at TEXT[i] means, and where it ends; or None, where it breaks off, and why."""
    if i + 1 >= len(text):
        return None, i + 1, "\\ at end of string"
    c = text[i + 1]
    if c in _SIMPLE:
        return _SIMPLE[c], i + 2, ""
    if c in "01234567":
        digits = re.compile("[0-7]{1,3}").match(text, i + 1)[0]
        return chr(int(digits, 8)), i + 1 + len(digits), ""
    if c in _WIDTHS:
        digits = re.compile("[0-9a-fA-F]{0,%d}" % _WIDTHS[c]).match(text, i + 2)[0]
        if len(digits) < _WIDTHS[c]:
            return None, i + 2 + len(digits), "truncated \\%sXX escape" % c if c == "x" else "truncated \\%s escape" % (c + "X" * _WIDTHS[c])
        if int(digits, 16) > 0x10ffff:
            return None, i + 2 + len(digits), "illegal Unicode character"
        return chr(int(digits, 16)), i + 2 + len(digits), ""
    if c == "N":
        named = re.compile(r"\{([^}]+)\}").match(text, i + 2)
        if not named:
            return None, text.find("}", i) + 1 or len(text), "malformed \\N character escape"
        import unicodedata
        try:
            return unicodedata.lookup(named[1]), named.end(), ""
        except KeyError:
            return None, named.end(), "unknown Unicode character name"
    return "\\" + c, i + 2, ""


def _shared(text):
    """TEXT, or the one that all share, if it is a character of Latin-1."""
    return chr(ord(text)) if len(text) == 1 else text


def _unescape(data, errors, encoding, find, escape_at, final):
    if isinstance(data, str):
        data = data.encode()
    data = _bytes_of(data)
    text, made, i = data.decode("latin-1"), [], 0
    while True:
        at = find(text, i)
        if at < 0:
            made.append(text[i:])
            return _shared("".join(made)), len(data)
        made.append(text[i:at])
        meant, end, reason = escape_at(text, at)
        if meant is not None:
            made.append(meant)
            i = end
            continue
        if not final and end >= len(text):
            return _shared("".join(made)), at
        put, i = answer_decode(UnicodeDecodeError(encoding, data, at, end, reason), errors or "strict")
        made.append(put)


def unicode_escape_decode(data, errors="strict", final=True):
    return _unescape(data, errors, "unicodeescape", lambda text, i: text.find("\\", i), _escape_at, final)


_RAW = re.compile(r"(?<!\\)(?:\\\\)*(\\[uU])")


def raw_unicode_escape_decode(data, errors="strict", final=True):
    def find(text, i):
        found = _RAW.search(text, i)
        return found.start(1) if found else -1

    return _unescape(data, errors, "rawunicodeescape", find, _escape_at, final)


def escape_decode(data, errors="strict"):
    """Escapes as bytes literals have them."""
    source = data.encode() if isinstance(data, str) else _bytes_of(data)
    text, made, i = source.decode("latin-1"), bytearray(), 0
    while i < len(text):
        if text[i] != "\\":
            made.append(source[i])
            i += 1
            continue
        if i + 1 >= len(text):
            raise ValueError("Trailing \\ in string")
        if text[i + 1] in "NuU":
            made += source[i:i + 2]
            i += 2
            continue
        meant, end, reason = _escape_at(text, i)
        if meant is None:
            if errors != "replace" and errors != "ignore":
                raise ValueError("invalid \\x escape at position %d" % i)
            meant = "?" if errors == "replace" else ""
        made += bytes(ord(c) & 255 for c in meant)
        i = end
    return bytes(made), len(source)


def _utf7_encode(text, errors="strict"):
    if not isinstance(text, str):
        _refuse_text("utf_7_encode", text)
    direct = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'(),-./:? \t\n\r!\"#$%&*;<=>@[]^_`{|}"
    from binascii import b2a_base64
    made = []
    for run in re.findall("[%s]+|[^%s]+" % (re.escape(direct), re.escape(direct)), text):
        if run[0] in direct:
            if made and made[-1][:1] == b"+" and made[-1] != b"+-" and run[0] in \
                    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-":
                made.append(b"-")
            made.append(run.encode())
            continue
        for piece in re.findall(r"\+(?![^%s+])|(?:(?!\+(?![^%s+])).)+" % (re.escape(direct), re.escape(direct)), run, re.S):
            made.append(b"+-" if piece == "+" else b"+" + b2a_base64(piece.encode("utf-16-be", "surrogatepass"), newline=False).rstrip(b"="))
    if made and made[-1][:1] == b"+" and made[-1] != b"+-":
        made.append(b"-")
    return b"".join(made), len(text)


def _utf7_decode(data, errors="strict"):
    from binascii import a2b_base64
    data, made = _bytes_of(data), []
    for part in re.finditer(rb"\+([A-Za-z0-9+/]*)(-?)|[^+]+", data):
        if part[0][:1] != b"+":
            made.append(part[0].decode("ascii", errors))
        elif not part[1]:
            made.append("+")
        else:
            bits = a2b_base64(part[1] + b"=" * (-len(part[1]) % 4))
            made.append(bits[:len(bits) // 2 * 2].decode("utf-16-be", errors))
    return "".join(made), len(data)


def utf_8_encode(text, errors="strict"):
    if not isinstance(text, str):
        _refuse_text("utf_8_encode", text)
    return text.encode("utf-8", errors or "strict"), len(text)


def partial_decoder(encoding):
    def partial(data, errors="strict", final=False):
        data = _bytes_of(data)
        try:
            return data.decode(encoding, errors or "strict") if final else data.decode(encoding), len(data)
        except UnicodeDecodeError as e:
            if final:
                raise
            if e.end == len(data) and e.reason.startswith(("unexpected end", "truncated")):
                return data[:e.start].decode(encoding, errors or "strict"), e.start
            kept = _unfinished(data, encoding)
            return data[:len(data) - kept].decode(encoding, errors or "strict"), len(data) - kept
    return partial


def _unfinished(data, encoding):
    """How many bytes at the end may be the beginning of a character."""
    if "8" in encoding:
        for n in range(1, min(3, len(data)) + 1):
            lead = data[-n]
            if lead >= 0xc2:
                try:
                    data[-n:].decode()
                except UnicodeDecodeError as e:
                    return n if e.reason == "unexpected end of data" else 0
            if lead & 0xc0 != 0x80:
                break
        return 0
    return len(data) % (2 if "16" in encoding else 4)


def utf_8_decode(data, errors="strict", final=False):
    return partial_decoder("utf-8")(data, errors, final)


def _native(name):
    encoder = {"utf-8-sig": "utf_8", "iso8859-1": "latin_1"}.get(name, name.replace("-", "_")) + "_encode"

    def encode(text, errors="strict"):
        if not isinstance(text, str):
            _refuse_text(encoder, text)
        return text.encode(name, errors or "strict"), len(text)

    def decode(data, errors="strict"):
        data = _bytes_of(data)
        return data.decode(name, errors or "strict"), len(data)

    mark = {"utf-16": b"\xff\xfe", "utf-32": b"\xff\xfe\0\0", "utf-8-sig": b"\xef\xbb\xbf"}.get(name, b"")
    return encode, decode, partial_decoder(name) if "utf" in name else None, mark


def _rot13(text, errors="strict"):
    return "".join(chr((ord(c) - base + 13) % 26 + base) if c.isascii() and c.isalpha() else c
                   for c in text for base in (97 if c.islower() else 65,)), len(text)


def _hex():
    from binascii import a2b_hex, b2a_hex
    return (lambda data, errors="strict": (b2a_hex(data), len(data))), (lambda data, errors="strict": (a2b_hex(data), len(data)))


def _base64():
    from base64 import decodebytes, encodebytes
    return (lambda data, errors="strict": (encodebytes(data), len(data))), (lambda data, errors="strict": (decodebytes(data), len(data)))


def _zlib():
    import zlib
    return (lambda data, errors="strict": (zlib.compress(data), len(data))), (lambda data, errors="strict": (zlib.decompress(data), len(data)))


def _bz2():
    import bz2
    return (lambda data, errors="strict": (bz2.compress(data), len(data))), (lambda data, errors="strict": (bz2.decompress(data), len(data)))


def _punycode():
    from _codecs_punycode import punycode_decode, punycode_encode
    return punycode_encode, punycode_decode


def _idna():
    from _codecs_punycode import idna_decode, idna_encode
    return idna_encode, idna_decode


_MADE = {"rot-13": lambda: (_rot13, _rot13), "hex": _hex, "base64": _base64, "zlib": _zlib, "bz2": _bz2, "punycode": _punycode, "idna": _idna,
         "utf-7": lambda: (_utf7_encode, _utf7_decode)}


def make(name):
    """Encoder, decoder, what decodes the beginning of data or None, and the mark that text begins with."""
    if name in NATIVE:
        return _native(name)
    if name == "unicode-escape":
        return unicode_escape_encode, unicode_escape_decode, unicode_escape_decode, b""
    if name == "raw-unicode-escape":
        return raw_unicode_escape_encode, raw_unicode_escape_decode, raw_unicode_escape_decode, b""
    if name in TABLES:
        return *_charmap(name), None, b""
    if name not in _MADE:
        raise LookupError("unknown encoding: " + name)
    return *_MADE[name](), None, b""

_built_in_module = "_codecs"
_built_in = (charmap_encode, charmap_decode, unicode_escape_encode, raw_unicode_escape_encode, unicode_escape_decode,
             raw_unicode_escape_decode, escape_decode, utf_8_encode, utf_8_decode)
