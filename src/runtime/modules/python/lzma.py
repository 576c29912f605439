"""Packing in the formats .xz and .lzma, by _packers."""

__all__ = ["CHECK_NONE", "CHECK_CRC32", "CHECK_CRC64", "CHECK_SHA256", "CHECK_ID_MAX", "CHECK_UNKNOWN", "FILTER_LZMA1", "FILTER_LZMA2",
           "FILTER_DELTA", "FILTER_X86", "FILTER_IA64", "FILTER_ARM", "FILTER_ARMTHUMB", "FILTER_POWERPC", "FILTER_SPARC", "FORMAT_AUTO",
           "FORMAT_XZ", "FORMAT_ALONE", "FORMAT_RAW", "MF_HC3", "MF_HC4", "MF_BT2", "MF_BT3", "MF_BT4", "MODE_FAST", "MODE_NORMAL",
           "PRESET_DEFAULT", "PRESET_EXTREME", "LZMACompressor", "LZMADecompressor", "LZMAFile", "LZMAError", "open", "compress",
           "decompress", "is_check_supported"]

import io

import _compression
import _packers
from _compression import BaseStream as _BaseStream, Packer as _Packer, Unpacker as _Unpacker
from operator import index as _index

FORMAT_AUTO, FORMAT_XZ, FORMAT_ALONE, FORMAT_RAW = range(4)
CHECK_NONE, CHECK_CRC32, CHECK_CRC64, CHECK_SHA256, CHECK_ID_MAX, CHECK_UNKNOWN = 0, 1, 4, 10, 15, 16
FILTER_LZMA1, FILTER_LZMA2, FILTER_DELTA = 0x4000000000000001, 0x21, 3
FILTER_X86, FILTER_POWERPC, FILTER_IA64, FILTER_ARM, FILTER_ARMTHUMB, FILTER_SPARC = 4, 5, 6, 7, 8, 9
MF_HC3, MF_HC4, MF_BT2, MF_BT3, MF_BT4 = 3, 4, 18, 19, 20
MODE_FAST, MODE_NORMAL, PRESET_DEFAULT, PRESET_EXTREME = 1, 2, 6, 1 << 31

_FIELDS = "preset", "dict_size", "lc", "lp", "pb", "mode", "nice_len", "mf", "depth"
_MESSAGES = {2: "Unsupported integrity check", 6: "Memory usage limit exceeded", 7: "Input format not supported by decoder",
             8: "Invalid or unsupported options", 9: "Corrupt input data", 10: "Insufficient buffer space", 11: "Internal error"}
_OK_STATUSES = (0, 1, 2, 3, 4, 10)


class LZMAError(Exception):
    """What is packed is broken, or cannot be."""
    __module__ = "_lzma"


def _filter(spec):
    if not hasattr(spec, "keys"):
        raise TypeError("Filter specifier must be a dict or dict-like object")
    if "id" not in spec:
        raise ValueError('Filter specifier must have an "id" entry')
    kind = spec["id"]
    if kind in (FILTER_LZMA1, FILTER_LZMA2):
        known, of = _FIELDS, "LZMA"
    elif kind == FILTER_DELTA:
        known, of = ("dist",), "delta"
    elif FILTER_X86 <= kind <= FILTER_SPARC:
        known, of = ("start_offset",), "BCJ"
    else:
        raise ValueError("Invalid filter ID: %d" % kind)
    if any(key != "id" and key not in known for key in spec.keys()):
        raise ValueError("Invalid filter specifier for %s filter" % of)
    return (kind, *(_index(spec[name]) if name in spec else -1 for name in (*_FIELDS, "dist", "start_offset")))


def _filters(specs):
    if specs is None:
        return None
    if len(specs) > 4:
        raise ValueError("Too many filters - liblzma supports a maximum of 4")
    return tuple(_filter(spec) for spec in specs)


def _check_status(status):
    if status not in _OK_STATUSES:
        raise LZMAError(_MESSAGES.get(status, "Unrecognized error from liblzma: %d" % status))


class LZMACompressor(_Packer):
    """Packs what it is given piece by piece."""
    __module__ = "_lzma"

    def __init__(self, format=FORMAT_XZ, check=-1, preset=None, filters=None):
        if preset is not None and filters is not None:
            raise ValueError("Cannot specify both preset and filter chain")
        if format != FORMAT_XZ and check not in (-1, CHECK_NONE):
            raise ValueError("Integrity checks are only supported by FORMAT_XZ")
        if format not in (FORMAT_XZ, FORMAT_ALONE, FORMAT_RAW):
            raise ValueError("Invalid container format: %d" % format)
        if format == FORMAT_RAW and filters is None:
            raise ValueError("Must specify filters for FORMAT_RAW")
        self._settings = (format, CHECK_CRC64 if check == -1 else check, PRESET_DEFAULT if preset is None else _index(preset),
                          _filters(filters))
        self._begin()
        self._pack(b"", False)

    def _pack(self, data, is_all):
        out, status, _, _ = _packers.lzma(data, *self._settings, is_all)
        _check_status(status)
        return out


class LZMADecompressor(_Unpacker):
    """Unpacks what it is given piece by piece, to the end of the stream."""
    __module__ = "_lzma"

    def __init__(self, format=FORMAT_AUTO, memlimit=None, filters=None):
        if format == FORMAT_RAW:
            if memlimit is not None:
                raise ValueError("Cannot specify memory limit with FORMAT_RAW")
            if filters is None:
                raise ValueError("Must specify filters for FORMAT_RAW")
        elif filters is not None:
            raise ValueError("Cannot specify filters except with FORMAT_RAW")
        elif format not in (FORMAT_AUTO, FORMAT_XZ, FORMAT_ALONE):
            raise ValueError("Invalid container format: %d" % format)
        self._settings = format, -1 if memlimit is None else memlimit, _filters(filters)
        self.check = CHECK_NONE if format in (FORMAT_ALONE, FORMAT_RAW) else CHECK_UNKNOWN
        self._begin()

    def _run(self, data):
        format, memlimit, filters = self._settings
        out, status, taken, ended = _packers.unlzma(data, format, memlimit, -1, filters)
        _check_status(status)
        if self.check == CHECK_UNKNOWN and len(data) >= 12:
            self.check = data[7] & 15 if data[:6] == b"\xfd7zXZ\0" else CHECK_NONE
        return out, taken, ended

    def decompress(self, data, max_length=-1):
        data = _compression.bytes_of(data)
        if self.eof:
            raise EOFError("Already at end of stream")
        return self._feed(data, _index(max_length))


class LZMAFile(_BaseStream):
    """A file in one of the formats."""

    def __init__(self, filename=None, mode="r", *, format=None, check=-1, preset=None, filters=None):
        self._fp = None
        if mode in ("r", "rb"):
            if check != -1:
                raise ValueError("Cannot specify an integrity check when opening a file for reading")
            if preset is not None:
                raise ValueError("Cannot specify a preset compression level when opening a file for reading")
        self._open(filename, mode, ("r", "rb", "w", "wb", "a", "ab", "x", "xb"))
        self._format, self._filters, self._written = format, filters, 0
        if self._writes:
            self._packer = LZMACompressor(FORMAT_XZ if format is None else format, check, preset, filters)

    def _unpack(self, data):
        return _unpack(data, FORMAT_AUTO if self._format is None else self._format, None, self._filters, EOFError)


def open(filename, mode="rb", *, format=None, check=-1, preset=None, filters=None, encoding=None, errors=None, newline=None):
    is_text = _compression.check_mode(mode, encoding, errors, newline)
    file = LZMAFile(filename, mode.replace("t", ""), format=format, check=check, preset=preset, filters=filters)
    return io.TextIOWrapper(file, encoding, errors, newline) if is_text else file


def _unpack(data, format, memlimit, filters, cut_short):
    data = _compression.bytes_of(data)
    try:
        return _compression.unpack_streams(data, lambda: LZMADecompressor(format, memlimit, filters), LZMAError)
    except EOFError as error:
        raise cut_short(str(error).replace("Compressed file", "Compressed data" if cut_short is LZMAError else "Compressed file")) from None


def compress(data, format=FORMAT_XZ, check=-1, preset=None, filters=None):
    packer = LZMACompressor(format, check, preset, filters)
    return packer.compress(data) + packer.flush()


def decompress(data, format=FORMAT_AUTO, memlimit=None, filters=None):
    if not len(data):
        LZMADecompressor(format, memlimit, filters)
        raise LZMAError("Compressed data ended before the end-of-stream marker was reached")
    return _unpack(data, format, memlimit, filters, LZMAError)


def is_check_supported(check_id, /):
    return _packers.supports_check(check_id)
