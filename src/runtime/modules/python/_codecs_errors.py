"""What becomes of characters and bytes that an encoding has no place for."""

_stands_for_native = True

import unicodedata


def strict_errors(error, /):
    if not isinstance(error, BaseException):
        raise TypeError("codec must pass exception instance")
    raise error


def _unknown(error):
    return TypeError("don't know how to handle %s in error callback" % type(error).__name__)


def ignore_errors(error, /):
    if not isinstance(error, UnicodeError) or not hasattr(error, "end"):
        raise _unknown(error)
    return "", error.end


def replace_errors(error, /):
    if isinstance(error, UnicodeEncodeError):
        return "?" * (error.end - error.start), error.end
    if isinstance(error, UnicodeDecodeError):
        return "\ufffd", error.end
    if isinstance(error, UnicodeTranslateError):
        return "\ufffd" * (error.end - error.start), error.end
    raise _unknown(error)


def _each(error, spell):
    return "".join(map(spell, error.object[error.start:error.end])), error.end


def xmlcharrefreplace_errors(error, /):
    if not isinstance(error, UnicodeEncodeError):
        raise _unknown(error)
    return _each(error, lambda c: "&#%d;" % ord(c))


def _escaped(c):
    code = c if isinstance(c, int) else ord(c)
    return "\\x%02x" % code if code < 0x100 else "\\u%04x" % code if code < 0x10000 else "\\U%08x" % code


def backslashreplace_errors(error, /):
    if not isinstance(error, (UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError)):
        raise _unknown(error)
    return _each(error, _escaped)


def namereplace_errors(error, /):
    if not isinstance(error, UnicodeEncodeError):
        raise _unknown(error)
    return _each(error, lambda c: "\\N{%s}" % name if (name := unicodedata.name(c, None)) else _escaped(c))


def _surrogateescape(error):
    if isinstance(error, UnicodeEncodeError):
        codes = [ord(c) for c in error.object[error.start:error.end]]
        if not all(0xdc80 <= c <= 0xdcff for c in codes):
            raise error
        return bytes(c - 0xdc00 for c in codes), error.end
    if isinstance(error, UnicodeDecodeError):
        taken = []
        for b in error.object[error.start:error.end]:
            if b < 128:
                break
            taken.append(chr(0xdc00 + b))
        if not taken:
            raise error
        return "".join(taken), error.start + len(taken)
    raise _unknown(error)


def _surrogatepass(error):
    if isinstance(error, UnicodeEncodeError):
        return error.object[error.start:error.end].encode(error.encoding, "surrogatepass"), error.end
    if isinstance(error, UnicodeDecodeError):
        width = 3 if error.encoding == "utf-8" else 2 if "16" in error.encoding else 4
        return error.object[error.start:error.start + width].decode(error.encoding, "surrogatepass"), error.start + width
    raise _unknown(error)


_handlers = {"strict": strict_errors, "ignore": ignore_errors, "replace": replace_errors, "xmlcharrefreplace": xmlcharrefreplace_errors,
             "backslashreplace": backslashreplace_errors, "namereplace": namereplace_errors, "surrogateescape": _surrogateescape,
             "surrogatepass": _surrogatepass}


def register_error(errors, handler, /):
    if not isinstance(errors, str):
        raise TypeError("register_error() argument 1 must be str, not %s" % type(errors).__name__)
    if not callable(handler):
        raise TypeError("handler must be callable")
    _handlers[errors] = handler


def lookup_error(name, /):
    if name not in _handlers:
        raise LookupError("unknown error handler name '%s'" % name)
    return _handlers[name]


register_error.__module__ = lookup_error.__module__ = "_codecs"


def answer(error, errors, kinds, message):
    """What the handler called ERRORS puts in place of what ERROR is about, and where to go on."""
    result = lookup_error(errors or "strict")(error)
    if (not isinstance(result, tuple) or len(result) != 2 or not isinstance(result[0], kinds) or not hasattr(result[1], "__index__")):
        raise TypeError(message)
    position, length = result[1], len(error.object)
    if position < 0:
        position += length
    if not 0 <= position <= length:
        raise IndexError("position %d from error handler out of bounds" % result[1])
    return result[0], position


def answer_encode(error, errors):
    return answer(error, errors, (str, bytes), "encoding error handler must return (str/bytes, int) tuple")


def answer_decode(error, errors):
    return answer(error, errors, str, "decoding error handler must return (str, int) tuple")


def _without_mark(encoding, data=None):
    """The encoding with its order of bytes settled, the mark it begins with, and DATA without it."""
    name = encoding.lower().replace("_", "-").replace("utf-", "utf")
    if name == "utf8-sig":
        return "utf-8", b"\xef\xbb\xbf"
    if name not in ("utf16", "utf32"):
        return encoding, b""
    mark = "\ufeff".encode(encoding + "-le")
    if data is not None and data.startswith(mark[::-1]):
        return encoding + "-be", mark[::-1]
    return encoding + "-le", mark


def _encode_handled(text, encoding, errors):
    plain, mark = _without_mark(encoding)
    made, at = [mark], 0
    while True:
        try:
            made.append(text[at:].encode(plain))
            return b"".join(made)
        except UnicodeEncodeError as e:
            made.append(text[at:at + e.start].encode(plain))
            error = UnicodeEncodeError(e.encoding, text, e.start + at, e.end + at, e.reason)
        put, at = answer_encode(error, errors)
        if isinstance(put, str):
            try:
                put = put.encode(plain)
            except UnicodeEncodeError:
                raise error from None
        made.append(put)


def _decode_handled(data, encoding, errors):
    plain, mark = _without_mark(encoding, data)
    made, at = [], len(mark) if data.startswith(mark) else 0
    while True:
        try:
            made.append(data[at:].decode(plain))
            return "".join(made)
        except UnicodeDecodeError as e:
            made.append(data[at:at + e.start].decode(plain))
            error = UnicodeDecodeError(e.encoding, data, e.start + at, e.end + at, e.reason)
        put, at = answer_decode(error, errors)
        data = error.object
        made.append(put)


for _function in strict_errors, ignore_errors, replace_errors, xmlcharrefreplace_errors, backslashreplace_errors, namereplace_errors:
    _function.__module__ = None
register_error.__module__ = lookup_error.__module__ = "_codecs"
del _function

_built_in = (strict_errors, ignore_errors, replace_errors, xmlcharrefreplace_errors, backslashreplace_errors, namereplace_errors,
             register_error, lookup_error)
