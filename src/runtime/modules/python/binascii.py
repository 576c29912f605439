"""Bytes in letters and back."""

_stands_for_native = True

from _binascii import (Error, a2b_base64, a2b_hex, b2a_base64, b2a_hex, bytes_of as _bytes_of, crc32, crc_hqx, hexlify,
                       letters_of as _ascii_bytes, unhexlify)

__all__ = ["Error", "Incomplete", "a2b_base64", "b2a_base64", "a2b_hex", "b2a_hex", "hexlify", "unhexlify", "crc32", "crc_hqx",
           "a2b_qp", "b2a_qp", "a2b_uu", "b2a_uu"]


class Incomplete(Exception):
    __module__ = "binascii"


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


_built_in = (a2b_qp, a2b_uu, b2a_qp, b2a_uu)
