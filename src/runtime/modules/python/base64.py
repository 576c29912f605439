"""Bytes as letters: Base64, Base32, Base16, Base85, Ascii85."""

__all__ = ["encode", "decode", "encodebytes", "decodebytes", "b64encode", "b64decode", "b32encode", "b32decode", "b32hexencode",
           "b32hexdecode", "b16encode", "b16decode", "b85encode", "b85decode", "a85encode", "a85decode", "standard_b64encode",
           "standard_b64decode", "urlsafe_b64encode", "urlsafe_b64decode"]

from binascii import hexlify as _hexlify, unhexlify as _unhexlify, Error as _Error, a2b_base64 as _a2b, b2a_base64 as _b2a


def _bytes_from_decode_data(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters")
    if isinstance(s, (bytes, bytearray)):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError("argument should be a bytes-like object or ASCII string, not %r" % s.__class__.__name__) from None


def b64encode(s, altchars=None):
    encoded = _b2a(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b"+/", altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    s = _bytes_from_decode_data(s)
    if altchars is not None:
        altchars = _bytes_from_decode_data(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    return _a2b(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


_urlsafe_encode = bytes.maketrans(b"+/", b"-_")
_urlsafe_decode = bytes.maketrans(b"-_", b"+/")


def urlsafe_b64encode(s):
    return b64encode(s).translate(_urlsafe_encode)


def urlsafe_b64decode(s):
    return b64decode(_bytes_from_decode_data(s).translate(_urlsafe_decode))


_b32_letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_b32hex_letters = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"


def _b32encode(letters, s):
    if not isinstance(s, bytes):
        s = memoryview(s).tobytes()
    encoded = bytearray()
    for i in range(0, len(s), 5):
        piece = s[i:i + 5]
        number = int.from_bytes(piece.ljust(5, b"\0"))
        text = bytes(letters[number >> shift & 31] for shift in range(35, -1, -5))
        used = (len(piece) * 8 + 4) // 5
        encoded += text[:used].ljust(8, b"=")
    return bytes(encoded)


def _b32decode(letters, s, casefold=False, map01=None):
    s = bytes(_bytes_from_decode_data(s))
    if len(s) % 8:
        raise _Error("Incorrect padding")
    if map01 is not None:
        map01 = _bytes_from_decode_data(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b"01", b"O" + map01))
    if casefold:
        s = s.upper()
    size = len(s)
    s = s.rstrip(b"=")
    padding = size - len(s)
    decoded = bytearray()
    for i in range(0, len(s), 8):
        number = 0
        for c in s[i:i + 8].ljust(8, letters[:1]):
            value = letters.find(c)
            if value < 0:
                raise _Error("Non-base32 digit found") from None
            number = number << 5 | value
        decoded += number.to_bytes(5)
    if size % 8 or padding not in {0, 1, 3, 4, 6}:
        raise _Error("Incorrect padding")
    if padding and decoded:
        decoded = decoded[:-5] + decoded[-5:][:(43 - 5 * padding) // 8]
    return bytes(decoded)


def b32encode(s):
    return _b32encode(_b32_letters, s)


def b32decode(s, casefold=False, map01=None):
    return _b32decode(_b32_letters, s, casefold, map01)


def b32hexencode(s):
    return _b32encode(_b32hex_letters, s)


def b32hexdecode(s, casefold=False):
    return _b32decode(_b32hex_letters, s, casefold)


def b16encode(s):
    return _hexlify(s).upper()


def b16decode(s, casefold=False):
    s = bytes(_bytes_from_decode_data(s))
    if casefold:
        s = s.upper()
    if s.strip(b"0123456789ABCDEF"):
        raise _Error("Non-base16 digit found")
    if any(c not in b"0123456789ABCDEF" for c in s):
        raise _Error("Non-base16 digit found")
    if len(s) % 2:
        raise _Error("Odd-length string")
    return _unhexlify(s)


_a85_letters = bytes(range(33, 118))
_b85_letters = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"


def _85encode(b, letters, pad=False, foldnuls=False, foldspaces=False):
    if not isinstance(b, bytes):
        b = memoryview(b).tobytes()
    padding = -len(b) % 4
    if padding:
        b += b"\0" * padding
    chunks = []
    for i in range(0, len(b), 4):
        word = int.from_bytes(b[i:i + 4])
        if foldnuls and not word:
            chunks.append(b"z")
        elif foldspaces and word == 0x20202020:
            chunks.append(b"y")
        else:
            chunks.append(bytes(letters[word // 85 ** k % 85] for k in (4, 3, 2, 1, 0)))
    if padding and not pad:
        if chunks[-1] == b"z":
            chunks[-1] = letters[:1] * 5
        chunks[-1] = chunks[-1][:-padding]
    return b"".join(chunks)


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    result = _85encode(b, _a85_letters, pad, True, foldspaces)
    if adobe:
        result = b"<~" + result
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        chunks = [result[i:i + wrapcol] for i in range(0, len(result), wrapcol)]
        if adobe and len(chunks[-1]) + 2 > wrapcol:
            chunks.append(b"")
        result = b"\n".join(chunks)
    if adobe:
        result += b"~>"
    return result


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    b = bytes(_bytes_from_decode_data(b))
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with {!r}".format(b"~>"))
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    decoded, current = [], []
    for x in b + b"u" * 4:
        if 33 <= x <= 117:
            current.append(x - 33)
            if len(current) == 5:
                word = 0
                for digit in current:
                    word = 85 * word + digit
                if word >> 32:
                    raise ValueError("Ascii85 overflow") from None
                decoded.append(word.to_bytes(4))
                current = []
        elif x == 122:
            if current:
                raise ValueError("z inside Ascii85 5-tuple")
            decoded.append(b"\0\0\0\0")
        elif foldspaces and x == 121:
            if current:
                raise ValueError("y inside Ascii85 5-tuple")
            decoded.append(b"    ")
        elif x not in ignorechars:
            raise ValueError("Non-Ascii85 digit found: %c" % x)
    result = b"".join(decoded)
    padding = 4 - len(current)
    return result[:-padding] if padding else result


def b85encode(b, pad=False):
    return _85encode(b, _b85_letters, pad)


def b85decode(b):
    b = bytes(_bytes_from_decode_data(b))
    padding = -len(b) % 5
    b += b"~" * padding
    out = []
    for i in range(0, len(b), 5):
        word = 0
        for j, c in enumerate(b[i:i + 5]):
            value = _b85_letters.find(c)
            if value < 0:
                raise ValueError("bad base85 character at position %d" % (i + j)) from None
            word = word * 85 + value
        if word >> 32:
            raise ValueError("base85 overflow in hunk starting at byte %d" % i) from None
        out.append(word.to_bytes(4))
    result = b"".join(out)
    return result[:-padding] if padding else result


def _check_bytes(s):
    try:
        m = memoryview(s)
    except TypeError:
        raise TypeError("expected bytes-like object, not %s" % s.__class__.__name__) from None
    if m.format not in ("c", "b", "B"):
        raise TypeError("expected single byte elements, not %r from %s" % (m.format, s.__class__.__name__))
    if m.ndim != 1:
        raise TypeError("expected 1-D data, not %d-D data from %s" % (m.ndim, s.__class__.__name__))


def encodebytes(s):
    _check_bytes(s)
    return b"".join([_b2a(s[i:i + 57]) for i in range(0, len(s), 57)])


def decodebytes(s):
    _check_bytes(s)
    return _a2b(s)


def encode(input, output):
    output.write(encodebytes(input.read()))


def decode(input, output):
    output.write(decodebytes(input.read()))
