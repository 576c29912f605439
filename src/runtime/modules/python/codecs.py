"""Encodings by name, and what may be registered beside them."""

import builtins

from _codecs_names import BYTES_TO_BYTES, NATIVE, canonical
from _codecs_text import (escape_decode, make, partial_decoder as _partly, raw_unicode_escape_decode, raw_unicode_escape_encode,
                          unicode_escape_decode, unicode_escape_encode, utf_8_decode, utf_8_encode)

__all__ = ["register", "lookup", "open", "EncodedFile", "BOM", "BOM_BE", "BOM_LE", "BOM32_BE", "BOM32_LE", "BOM64_BE", "BOM64_LE",
           "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE", "BOM_UTF16_BE", "BOM_UTF32", "BOM_UTF32_LE", "BOM_UTF32_BE", "CodecInfo", "Codec",
           "IncrementalEncoder", "IncrementalDecoder", "StreamReader", "StreamWriter", "StreamReaderWriter", "StreamRecoder",
           "getencoder", "getdecoder", "getincrementalencoder", "getincrementaldecoder", "getreader", "getwriter", "encode", "decode",
           "iterencode", "iterdecode", "strict_errors", "ignore_errors", "replace_errors", "xmlcharrefreplace_errors",
           "backslashreplace_errors", "namereplace_errors", "register_error", "lookup_error"]
BOM_UTF8 = b"\xef\xbb\xbf"
BOM = BOM_LE = BOM_UTF16 = BOM_UTF16_LE = BOM32_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = BOM32_BE = b"\xfe\xff"
BOM_UTF32 = BOM_UTF32_LE = BOM64_LE = b"\xff\xfe\0\0"
BOM_UTF32_BE = BOM64_BE = b"\0\0\xfe\xff"


class CodecInfo(tuple):
    """How text of an encoding is made and read."""
    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None, incrementaldecoder=None, name=None,
                *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name, self.encode, self.decode = name, encode, decode
        self.incrementalencoder, self.incrementaldecoder = incrementalencoder, incrementaldecoder
        self.streamwriter, self.streamreader = streamwriter, streamreader
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        return "<%s.%s object for encoding %s at %#x>" % (self.__class__.__module__, self.__class__.__qualname__, self.name, id(self))


class Codec:
    """Encodes and decodes without a state."""

    def encode(self, input, errors="strict"):
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        raise NotImplementedError


class IncrementalEncoder:
    """Encodes piece by piece."""

    def __init__(self, errors="strict"):
        self.errors, self.buffer = errors, ""

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


class BufferedIncrementalEncoder(IncrementalEncoder):
    """Keeps what cannot be encoded yet for the next piece."""

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_encode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        super().reset()
        self.buffer = ""

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ""


class IncrementalDecoder:
    """Decodes piece by piece."""

    def __init__(self, errors="strict"):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return b"", 0

    def setstate(self, state):
        pass


class BufferedIncrementalDecoder(IncrementalDecoder):
    """Keeps what cannot be decoded yet for the next piece."""

    def __init__(self, errors="strict"):
        super().__init__(errors)
        self.buffer = b""

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_decode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        super().reset()
        self.buffer = b""

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


class StreamWriter(Codec):
    """Encodes what is written to a stream."""

    def __init__(self, stream, errors="strict"):
        self.stream, self.errors = stream, errors

    def write(self, object):
        data, consumed = self.encode(object, self.errors)
        self.stream.write(data)

    def writelines(self, list):
        self.write("".join(list))

    def reset(self):
        pass

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        if whence == 0 and offset == 0:
            self.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


class StreamReader(Codec):
    """Decodes what is read from a stream."""
    charbuffertype = str

    def __init__(self, stream, errors="strict"):
        self.stream, self.errors = stream, errors
        self.bytebuffer = b""
        self.charbuffer = self.charbuffertype()

    def decode(self, input, errors="strict"):
        raise NotImplementedError

    def _more(self, size, firstline=False):
        new = self.stream.read() if size < 0 else self.stream.read(size)
        data = self.bytebuffer + new
        if not data:
            return False
        try:
            text, used = self.decode(data, self.errors)
        except UnicodeDecodeError as e:
            if not firstline:
                raise
            text, used = self.decode(data[:e.start], self.errors)
            if len(text.splitlines(keepends=True)) <= 1:
                raise
        self.bytebuffer = data[used:]
        self.charbuffer += text
        return bool(new)

    def read(self, size=-1, chars=-1, firstline=False):
        if chars >= 0:
            while len(self.charbuffer) < chars and self._more(size, firstline):
                pass
            text, self.charbuffer = self.charbuffer[:chars], self.charbuffer[chars:]
            return text
        while (size < 0 or len(self.charbuffer) < size) and self._more(size, firstline):
            pass
        text, self.charbuffer = self.charbuffer, self.charbuffertype()
        return text

    def readline(self, size=None, keepends=True):
        while True:
            lines = self.charbuffer.splitlines(keepends=True)
            if len(lines) > 1 or (lines and lines[0].endswith("\n")) or not self._more(size or 72, True):
                break
        if not lines:
            return self.charbuffertype()
        line = lines[0]
        self.charbuffer = self.charbuffer[len(line):]
        return line if keepends else line.splitlines(keepends=False)[0]

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def reset(self):
        self.bytebuffer = b""
        self.charbuffer = self.charbuffertype()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __iter__(self):
        return self

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


class StreamReaderWriter:
    """Reads and writes text in a stream of bytes."""
    encoding = "unknown"

    def __init__(self, stream, Reader, Writer, errors="strict"):
        self.stream, self.errors = stream, errors
        self.reader, self.writer = Reader(stream, errors), Writer(stream, errors)

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None, keepends=True):
        return self.reader.readline(size, keepends)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def __next__(self):
        return next(self.reader)

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()
        if whence == 0 and offset == 0:
            self.writer.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


class StreamRecoder:
    """A stream of bytes in one encoding, seen as one in another."""
    data_encoding = file_encoding = "unknown"

    def __init__(self, stream, encode, decode, Reader, Writer, errors="strict"):
        self.stream, self.encode, self.decode, self.errors = stream, encode, decode, errors
        self.reader, self.writer = Reader(stream, errors), Writer(stream, errors)

    def read(self, size=-1):
        return self.encode(self.reader.read(size), self.errors)[0]

    def readline(self, size=None):
        return self.encode(self.reader.readline() if size is None else self.reader.readline(size), self.errors)[0]

    def readlines(self, sizehint=None):
        return self.encode(self.reader.read(), self.errors)[0].splitlines(keepends=True)

    def __next__(self):
        return self.encode(next(self.reader), self.errors)[0]

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(self.decode(data, self.errors)[0])

    def writelines(self, list):
        return self.writer.write(self.decode(b"".join(list), self.errors)[0])

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


_searches, _found = [], {}


def register(search_function, /):
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _searches.append(search_function)


def unregister(search_function, /):
    if search_function in _searches:
        _searches.remove(search_function)
        _found.clear()


def lookup(encoding, /):
    if not isinstance(encoding, str):
        raise TypeError("lookup() argument must be str, not %s" % type(encoding).__name__)
    if "\0" in encoding:
        raise ValueError("embedded null character")
    key = "".join(c if c.isalnum() and c.isascii() or c == "." else "_" for c in encoding.lower())
    info = _found.get(key)
    if info is not None:
        return info
    name = canonical(key)
    info = _made(name) if name else None
    for search in _searches if info is None else ():
        info = search(key)
        if info is not None:
            if not isinstance(info, tuple) or len(info) != 4:
                raise TypeError("codec search functions must return 4-tuples")
            break
    if info is None:
        raise LookupError("unknown encoding: " + encoding)
    _found[key] = info
    return info


def _made(name):
    encode, decode, partial, marked = make(name)

    class MadeEncoder(BufferedIncrementalEncoder):
        started = False

        def encode(self, input, final=False):
            data = encode(input, self.errors)[0]
            if not marked:
                return data
            if self.started:
                data = data[len(marked):]
            self.started = self.started or bool(input)
            return data if input or final else b""

        def reset(self):
            self.started = False

        def getstate(self):
            return 0 if not marked else (1 if name == "utf-8-sig" else 2) * (not self.started)

        def setstate(self, state):
            self.started = not state

    class MadeDecoder(BufferedIncrementalDecoder):
        mark = b""

        def _buffer_decode(self, input, errors, final):
            if not partial:
                return decode(input, errors)
            if not marked:
                return partial(input, errors, final)
            if not self.mark and len(input) < len(marked) and not final:
                return "", 0
            text, used = partial(self.mark + input, errors, final)
            used -= len(self.mark)
            if not self.mark and input:
                self.mark = input[:len(marked)] if input[:len(marked)] in (marked, marked[::-1]) else marked
            return text, used

        def reset(self):
            super().reset()
            self.mark = b""

    class MadeCodec(Codec):
        def encode(self, input, errors="strict"):
            return encode(input, errors)

        def decode(self, input, errors="strict"):
            return decode(input, errors)

    class MadeWriter(MadeCodec, StreamWriter):
        started = False

        def encode(self, input, errors="strict"):
            data, consumed = encode(input, errors)
            if marked and self.started:
                data = data[len(marked):]
            self.started = True
            return data, consumed

        def reset(self):
            self.started = False

    class MadeReader(MadeCodec, StreamReader):
        mark = b""

        def decode(self, input, errors="strict"):
            if not partial:
                return decode(input, errors)
            text, used = partial(self.mark + input, errors, False)
            used -= len(self.mark)
            if marked and not self.mark and used > 0:
                self.mark = input[:len(marked)] if input[:len(marked)] in (marked, marked[::-1]) else marked
            return text, used

        def reset(self):
            super().reset()
            self.mark = b""

    module = "encodings." + name.replace("-", "_")
    for made, called in ((MadeEncoder, "IncrementalEncoder"), (MadeDecoder, "IncrementalDecoder"), (MadeWriter, "StreamWriter"),
                         (MadeReader, "StreamReader")):
        made.__name__ = made.__qualname__ = called
        made.__module__ = module
    return CodecInfo(encode, decode, MadeReader, MadeWriter, MadeEncoder, MadeDecoder, name,
                     _is_text_encoding=False if name in BYTES_TO_BYTES else None)


def _noted(error, what, encoding):
    if type(error) is not LookupError or not str(error).startswith("unknown encoding"):
        note = "%s with '%s' codec failed" % (what, encoding)
        if note not in getattr(error, "__notes__", ()):
            error.add_note(note)


def _run(what, encoding, function, obj, errors):
    try:
        result = function(obj, errors)
    except Exception as e:
        _noted(e, what, encoding)
        raise
    if not isinstance(result, tuple) or len(result) != 2:
        raise TypeError("%s must return a tuple (object, integer)" % ("encoder" if what == "encoding" else "decoder"))
    return result[0]


def encode(obj, encoding="utf-8", errors="strict"):
    if not isinstance(encoding, str):
        raise TypeError("encode() argument 'encoding' must be str, not " + type(encoding).__name__)
    return _run("encoding", encoding, lookup(encoding)[0], obj, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    if not isinstance(encoding, str):
        raise TypeError("decode() argument 'encoding' must be str, not " + type(encoding).__name__)
    return _run("decoding", encoding, lookup(encoding)[1], obj, errors)


def _text_info(encoding, what):
    info = lookup(encoding)
    if not getattr(info, "_is_text_encoding", True):
        raise LookupError("'%s' is not a text encoding; use codecs.%s() to handle arbitrary codecs" % (encoding, what))
    return info


def _encode_text(text, encoding, errors):
    """What str.encode asks for where the runtime knows no such encoding."""
    data = _run("encoding", encoding, _text_info(encoding, "encode")[0], text, "strict" if errors is None else errors)
    if isinstance(data, bytearray):
        import warnings
        warnings.warn("encoder %s returned bytearray instead of bytes; use codecs.encode() to encode to arbitrary types" % encoding,
                      RuntimeWarning, stacklevel=2)
        return bytes(data)
    if not isinstance(data, bytes):
        raise TypeError("'%s' encoder returned '%s' instead of 'bytes'; use codecs.encode() to encode to arbitrary types"
                        % (encoding, type(data).__name__))
    return data


def _decode_text(data, encoding, errors):
    """The same of bytes.decode."""
    text = _run("decoding", encoding, _text_info(encoding, "decode")[1], data, "strict" if errors is None else errors)
    if not isinstance(text, str):
        raise TypeError("'%s' decoder returned '%s' instead of 'str'; use codecs.decode() to decode to arbitrary types"
                        % (encoding, type(text).__name__))
    return text


from _codecs_errors import (_decode_handled, _encode_handled, backslashreplace_errors, ignore_errors, lookup_error, namereplace_errors,  # noqa
                            register_error, replace_errors, strict_errors, xmlcharrefreplace_errors)

for _function in (encode, decode, lookup, register, unregister):
    _function.__module__ = "_codecs"


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    encoder = lookup(encoding).incrementalencoder
    if encoder is None:
        raise LookupError(encoding)
    return encoder


def getincrementaldecoder(encoding):
    decoder = lookup(encoding).incrementaldecoder
    if decoder is None:
        raise LookupError(encoding)
    return decoder


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors="strict", **kwargs):
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for text in iterator:
        if data := encoder.encode(text):
            yield data
    if data := encoder.encode("", True):
        yield data


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for data in iterator:
        if text := decoder.decode(data):
            yield text
    if text := decoder.decode(b"", True):
        yield text


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    if encoding is not None and "b" not in mode:
        mode = mode + "b"
    file = builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    try:
        info = lookup(encoding)
        made = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
        made.encoding = encoding
        return made
    except:  # noqa
        file.close()
        raise


def EncodedFile(file, data_encoding, file_encoding=None, errors="strict"):
    if file_encoding is None:
        file_encoding = data_encoding
    data, outside = lookup(data_encoding), lookup(file_encoding)
    made = StreamRecoder(file, data.encode, data.decode, outside.streamreader, outside.streamwriter, errors)
    made.data_encoding, made.file_encoding = data_encoding, file_encoding
    return made


def charmap_build(table):
    return {ord(c): i for i, c in enumerate(table) if c != "\ufffe"}


def make_identity_dict(rng):
    return {i: i for i in rng}


def make_encoding_map(decoding_map):
    made = {}
    for k, v in decoding_map.items():
        made[v] = None if v in made else k
    return made


from _codecs_text import charmap_decode, charmap_encode  # noqa


_plain_ones = []


def _plain(name, encoding):
    """The functions NAME_encode and NAME_decode."""
    def encode(text, errors=None, /):
        return text.encode(encoding, errors or "strict"), len(text)

    def decode(data, errors=None, final=False, /):
        if "utf" in encoding:
            return _partly(encoding)(data, errors or "strict", final)
        return bytes(data).decode(encoding, errors or "strict"), len(data)

    for function in encode, decode:
        function.__name__ = function.__qualname__ = name + "_" + function.__name__
        globals()[function.__name__] = function
        _plain_ones.append(function)


def escape_encode(data, errors=None, /):
    return repr(data)[2:-1].encode(), len(data)


for _each in "ascii", "latin_1", "utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le", "utf_32_be", "utf_7":
    _plain(_each, _each.replace("_", "-"))


_stands_for_native = encode, decode, lookup, register, unregister, escape_encode, _encode_text, _decode_text, _run, _text_info

_built_in_module = "_codecs"
_built_in = (charmap_build, decode, encode, escape_encode, lookup, register, unregister, *_plain_ones)
