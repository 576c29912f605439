"""Encodings by name."""

import builtins

__all__ = ["encode", "decode", "lookup", "getencoder", "getdecoder", "getincrementalencoder", "getincrementaldecoder", "open", "BOM",
           "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE", "BOM_UTF16_BE", "BOM_UTF32", "BOM_UTF32_LE", "BOM_UTF32_BE", "CodecInfo"]
BOM_UTF8 = b"\xef\xbb\xbf"
BOM = BOM_LE = BOM_UTF16 = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32 = BOM_UTF32_LE = b"\xff\xfe\0\0"
BOM_UTF32_BE = b"\0\0\xfe\xff"
_names = {"utf8": "utf-8", "u8": "utf-8", "utf": "utf-8", "latin1": "iso8859-1", "latin-1": "iso8859-1", "iso-8859-1": "iso8859-1",
          "l1": "iso8859-1", "us-ascii": "ascii", "646": "ascii", "utf16": "utf-16", "utf32": "utf-32"}


def _rot13(text):
    return "".join(chr((ord(c) - base + 13) % 26 + base) if c.isascii() and c.isalpha() else c
                   for c in text for base in (97 if c.islower() else 65,))


def _special(name):
    """What encodes and decodes between things other than str and bytes."""
    if name in ("rot13", "rot-13"):
        return _rot13, _rot13
    if name in ("hex", "hex-codec"):
        return lambda data: bytes(data).hex().encode(), lambda data: bytes.fromhex(bytes(data).decode("ascii"))
    if name in ("base64", "base64-codec"):
        import base64
        return base64.encodebytes, base64.decodebytes
    return None


def _key(encoding):
    return encoding.lower().replace("_", "-")


def encode(obj, encoding="utf-8", errors="strict"):
    special = _special(_key(encoding))
    return special[0](obj) if special else obj.encode(encoding, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    special = _special(_key(encoding))
    return special[1](obj) if special else bytes(obj).decode(encoding, errors)


encode.__module__ = decode.__module__ = "_codecs"


class IncrementalDecoder:
    def __init__(self, errors="strict"):
        self.errors, self.buffer = errors, b""

    def decode(self, input, final=False):
        data, self.buffer = self.buffer + bytes(input), b""
        try:
            return data.decode(self.encoding, self.errors)
        except UnicodeDecodeError as e:
            if final or e.end < len(data) or not e.reason.startswith(("unexpected end", "truncated")):
                raise
            self.buffer = data[e.start:]
            return data[:e.start].decode(self.encoding, self.errors)

    def reset(self):
        self.buffer = b""


class IncrementalEncoder:
    def __init__(self, errors="strict"):
        self.errors = errors

    def encode(self, input, final=False):
        return input.encode(self.encoding, self.errors)

    def reset(self):
        pass


class CodecInfo(tuple):
    """How text of an encoding is made and read."""
    __module__ = "codecs"

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None, incrementaldecoder=None, name=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name, self.encode, self.decode = name, encode, decode
        self.incrementalencoder, self.incrementaldecoder = incrementalencoder, incrementaldecoder
        return self

    def __repr__(self):
        return "<codecs.CodecInfo object for encoding %s at %#x>" % (self.name, id(self))


def lookup(encoding, /):
    key = _key(encoding)
    name = _names.get(key, key)
    if not _special(name):
        "".encode(encoding)
    made = {"encoding": encoding}
    return CodecInfo(lambda s, errors="strict": (encode(s, encoding, errors), len(s)),
                     lambda b, errors="strict": (decode(b, encoding, errors), len(b)), None, None,
                     type("IncrementalEncoder", (IncrementalEncoder,), made), type("IncrementalDecoder", (IncrementalDecoder,), made), name)


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    return lookup(encoding).incrementalencoder


def getincrementaldecoder(encoding):
    return lookup(encoding).incrementaldecoder


def iterencode(iterator, encoding, errors="strict"):
    for text in iterator:
        yield text.encode(encoding, errors)


def iterdecode(iterator, encoding, errors="strict"):
    decoder = getincrementaldecoder(encoding)(errors)
    for data in iterator:
        if text := decoder.decode(data):
            yield text
    if text := decoder.decode(b"", True):
        yield text


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    if encoding is not None and "b" in mode:
        mode = mode.replace("b", "")
    return builtins.open(filename, mode, buffering, encoding, None if "b" in mode else errors, None if "b" in mode else "")


def utf_8_encode(s, errors="strict"):
    return s.encode("utf-8", errors), len(s)


def utf_8_decode(data, errors="strict", final=False):
    return bytes(data).decode("utf-8", errors), len(data)


def escape_decode(data, errors="strict"):
    text = data if isinstance(data, str) else bytes(data).decode("latin-1")
    return eval("b'" + text.replace("'", "\\'") + "'"), len(data)
