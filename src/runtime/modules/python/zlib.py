"""Checksums. There is no compression here."""

_stands_for_native = True


class error(Exception):
    pass


_table = []
for _n in range(256):
    for _ in range(8):
        _n = _n >> 1 ^ 0xEDB88320 if _n & 1 else _n >> 1
    _table.append(_n)
del _n, _


def crc32(data, value=0, /):
    value = ~value & 0xFFFFFFFF
    for byte in memoryview(data):
        value = _table[(value ^ byte) & 255] ^ value >> 8
    return ~value & 0xFFFFFFFF


def adler32(data, value=1, /):
    a, b = value & 0xFFFF, value >> 16
    for byte in memoryview(data):
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a
