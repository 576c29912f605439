"""Bytes in letters and back."""

_stands_for_native = True

__all__ = ["Error", "Incomplete", "a2b_base64", "b2a_base64", "a2b_hex", "b2a_hex", "hexlify", "unhexlify", "crc32", "crc_hqx"]


class Error(ValueError):
    __module__ = "binascii"


class Incomplete(Exception):
    __module__ = "binascii"


_letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_values = {c: i for i, c in enumerate(_letters)}


def b2a_base64(data, /, *, newline=True):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    data = memoryview(data).tobytes()
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
    if isinstance(data, str):
        data = data.encode("ascii")
    if strict_mode and data and data[0] == 61:
        raise Error("Leading padding not allowed")
    out = bytearray()
    quad = pads = left = 0
    finished = False
    for i, c in enumerate(bytes(data)):
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
    return bytes(out)


def b2a_hex(data, sep=None, bytes_per_sep=1):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    data = memoryview(data).tobytes()
    return (data.hex() if sep is None else data.hex(sep, bytes_per_sep)).encode()


def a2b_hex(hexstr, /):
    text = hexstr if isinstance(hexstr, str) else bytes(hexstr).decode("latin-1")
    if len(text) % 2:
        raise Error("Odd-length string")
    if any(c not in "0123456789abcdefABCDEF" for c in text):
        raise Error("Non-hexadecimal digit found")
    return bytes.fromhex(text)


hexlify, unhexlify = b2a_hex, a2b_hex
_table = []


def crc32(data, value=0, /):
    if not _table:
        for n in range(256):
            for _ in range(8):
                n = n >> 1 ^ (0xedb88320 if n & 1 else 0)
            _table.append(n)
    crc = value ^ 0xffffffff
    for byte in bytes(data):
        crc = _table[(crc ^ byte) & 255] ^ crc >> 8
    return crc ^ 0xffffffff


def crc_hqx(data, crc, /):
    crc &= 0xffff
    for byte in bytes(data):
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ (0x1021 if crc & 0x8000 else 0)) & 0xffff
    return crc
