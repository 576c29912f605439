"""Bytes in letters and back."""

_stands_for_native = True

from _operator import index as _index

__all__ = ["Error", "Incomplete", "a2b_base64", "b2a_base64", "a2b_hex", "b2a_hex", "hexlify", "unhexlify", "crc32", "crc_hqx",
           "a2b_qp", "b2a_qp", "a2b_uu", "b2a_uu"]


class Error(ValueError):
    __module__ = "binascii"


class Incomplete(Exception):
    __module__ = "binascii"


def _bytes_of(data):
    try:
        return memoryview(data).tobytes()
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None


_letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_values = {c: i for i, c in enumerate(_letters)}


def b2a_base64(data, /, *, newline=True):
    data = _bytes_of(data)
    out = bytearray()
    for i in range(0, len(data) - 2, 3):
        a, b, c = data[i], data[i + 1], data[i + 2]
        out += bytes((_letters[a >> 2], _letters[(a & 3) << 4 | b >> 4], _letters[(b & 15) << 2 | c >> 6], _letters[c & 63]))
    rest = len(data) % 3
    if rest == 1:
        a = data[-1]
        out += bytes((_letters[a >> 2], _letters[(a & 3) << 4])) + b"=="
    elif rest == 2:
        a, b = data[-2], data[-1]
        out += bytes((_letters[a >> 2], _letters[(a & 3) << 4 | b >> 4], _letters[(b & 15) << 2])) + b"="
    if newline:
        out += b"\n"
    return bytes(out)


def a2b_base64(data, /, *, strict_mode=False):
    data = _ascii_bytes(data)
    if strict_mode and data and data[0] == 61:
        raise Error("Leading padding not allowed")
    out = bytearray()
    quad = pads = left = 0
    finished = False
    for i, c in enumerate(data):
        if c == 61:
            pads += 1
            if quad >= 2 and quad + pads >= 4:
                if strict_mode and i + 1 < len(data):
                    raise Error("Excess data after padding")
                finished = True
                break
            if strict_mode and quad < 2 and quad + pads > 1 and quad == 0:
                raise Error("Discontinuous padding not allowed" if pads > 1 else "Excess data after padding")
            continue
        value = _values.get(c)
        if value is None:
            if strict_mode:
                raise Error("Only base64 data is allowed")
            continue
        if strict_mode and pads:
            raise Error("Discontinuous padding not allowed")
        pads = 0
        if quad == 0:
            left = value
            quad = 1
        elif quad == 1:
            out.append(left << 2 & 255 | value >> 4)
            left = value & 15
            quad = 2
        elif quad == 2:
            out.append(left << 4 & 255 | value >> 2)
            left = value & 3
            quad = 3
        else:
            out.append(left << 6 & 255 | value)
            left = quad = 0
    if not finished and quad:
        if quad == 1:
            raise Error("Invalid base64-encoded string: number of data characters (%d) cannot be 1 more than a multiple of 4"
                        % (len(out) // 3 * 4 + 1))
        raise Error("Incorrect padding")
    return bytes(list(out)) if len(out) == 1 else bytes(out)  # the shared one


_no_separator = object()


def b2a_hex(data, sep=_no_separator, bytes_per_sep=1):
    data = _bytes_of(data)
    return (data.hex(bytes_per_sep=bytes_per_sep) if sep is _no_separator else data.hex(sep, bytes_per_sep)).encode()


def a2b_hex(hexstr, /):
    text = _ascii_bytes(hexstr).decode("latin-1")
    if len(text) % 2:
        raise Error("Odd-length string")
    if any(c not in "0123456789abcdefABCDEF" for c in text):
        raise Error("Non-hexadecimal digit found")
    return b"".join([bytes.fromhex(text), b""])  # never the shared one


def hexlify(data, sep=_no_separator, bytes_per_sep=1):
    return b2a_hex(data, sep, bytes_per_sep)


def unhexlify(hexstr, /):
    return a2b_hex(hexstr)


_table = []


def crc32(data, crc=0, /):
    if not _table:
        for n in range(256):
            for _ in range(8):
                n = n >> 1 ^ (0xedb88320 if n & 1 else 0)
            _table.append(n)
    data = _bytes_of(data)
    crc = _index(crc) & 0xffffffff ^ 0xffffffff
    for byte in data:
        crc = _table[(crc ^ byte) & 255] ^ crc >> 8
    return crc ^ 0xffffffff


def crc_hqx(data, crc, /):
    data = _bytes_of(data)
    crc = _index(crc) & 0xffff
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ (0x1021 if crc & 0x8000 else 0)) & 0xffff
    return crc


def _ascii_bytes(data):
    if isinstance(data, str):
        try:
            return data.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    try:
        return memoryview(data).tobytes()
    except TypeError:
        raise TypeError(f"argument should be bytes, buffer or ASCII string, not '{type(data).__name__}'") from None


def b2a_uu(data, /, *, backtick=False):
    """A line of uuencoded text."""
    data = _bytes_of(data)
    if len(data) > 45:
        raise Error("At most 45 bytes at once")
    digits = [len(data)]
    for i in range(0, len(data), 3):
        number = int.from_bytes(data[i:i + 3].ljust(3, b"\0"), "big")
        digits += [number >> shift & 63 for shift in (18, 12, 6, 0)]
    return bytes(96 if backtick and not digit else digit + 32 for digit in digits) + b"\n"


def a2b_uu(data, /):
    data = _ascii_bytes(data)
    length = (data[0] - 32) & 63 if data else 32
    rest = data[1:].rstrip(b"\r\n")
    digits = []
    needed = (length * 8 + 5) // 6
    for c in rest[:needed]:
        if not 32 <= c <= 96:
            raise Error("Illegal char")
        digits.append(c - 32 & 63)
    digits += [0] * (-len(digits) % 4)
    out = bytearray()
    for i in range(0, len(digits), 4):
        a, b, c, d = digits[i:i + 4]
        out += (a << 18 | b << 12 | c << 6 | d).to_bytes(3, "big")
    if rest[needed:].strip(b" `"):
        raise Error("Trailing garbage")
    return bytes(out[:length].ljust(length, b"\0"))


def a2b_qp(data, header=False):
    """What quoted-printable text says; in a header, _ is a space."""
    data, out, i = _ascii_bytes(data), bytearray(), 0
    digits = b"0123456789abcdefABCDEF"
    while i < len(data):
        c = data[i]
        i += 1
        if c == 95 and header:
            out.append(32)
        elif c != 61:
            out.append(c)
        elif i >= len(data):
            break
        elif data[i] in b"\r\n":
            # A soft break: the line goes on in the next one.
            while i < len(data) and data[i] != 10:
                i += 1
            i += 1
        elif data[i] == 61:
            out.append(61)
            i += 1
        elif len(data) - i >= 2 and data[i] in digits and data[i + 1] in digits:
            out.append(int(data[i:i + 2], 16))
            i += 2
        else:
            out.append(61)
    return bytes(out)


def b2a_qp(data, quotetabs=False, istext=True, header=False):
    data = _bytes_of(data)
    first = data.find(b"\n")
    end = b"\r\n" if first > 0 and data[first - 1] == 13 else b"\n"
    out, length, i = bytearray(), 0, 0

    def put(piece, behind):
        """PIECE, on a new line if it would make this one longer than 76; BEHIND tells whether the line ends after it."""
        nonlocal length, out
        if length + len(piece) >= 76 and not (behind and length + len(piece) == 76):
            out += b"=" + end
            length = 0
        out += piece
        length += len(piece)

    while i < len(data):
        c, following = data[i], data[i + 1:i + 2]
        line_ends = following in (b"", b"\n") or data[i + 1:i + 3] == b"\r\n"
        if istext and (c == 10 or c == 13 and following == b"\n"):
            if out[-1:] in (b" ", b"\t"):
                # White space at the end of a line would get lost.
                out[-1:] = b"=%02X" % out[-1]
            out += end
            length = 0
            i += 2 if c == 13 else 1
            continue
        quoted = c > 126 or c == 61 or header and c == 95 or c == 46 and length == 0 and following in (b"", b"\n", b"\r", b"\0") or \
            not istext and c in b"\r\n" or c in b" \t" and (quotetabs or following == b"") or c < 33 and c not in b"\r\n\t "
        if quotetabs is False and header and c == 32 and following != b"":
            put(b"_", line_ends)
        elif quoted:
            put(b"=%02X" % c, line_ends)
        else:
            put(bytes((c,)), line_ends)
        i += 1
    return bytes(out)

_built_in = (a2b_base64, a2b_hex, a2b_qp, a2b_uu, b2a_base64, b2a_hex, b2a_qp, b2a_uu, crc32, crc_hqx, hexlify, unhexlify)
