"""Packing as bzip2 does it, by _packers."""

__all__ = ["BZ2File", "BZ2Compressor", "BZ2Decompressor", "open", "compress", "decompress"]

import io

import _compression
import _packers
from _compression import BaseStream as _BaseStream, Packer as _Packer, Unpacker as _Unpacker
from operator import index as _index


def _check_level(level):
    if not 1 <= level <= 9:
        raise ValueError("compresslevel must be between 1 and 9")
    return level


class BZ2Compressor(_Packer):
    """Packs what it is given piece by piece."""
    __module__ = "_bz2"

    def __init__(self, compresslevel=9, /):
        self._level = _check_level(_index(compresslevel))
        self._begin()

    def _pack(self, data, is_all):
        return _packers.bzip(data, self._level, is_all)[0]


class BZ2Decompressor(_Unpacker):
    """Unpacks what it is given piece by piece, to the end of the stream."""
    __module__ = "_bz2"

    def __init__(self):
        self._begin()

    def _run(self, data):
        out, status, taken, ended = _packers.bunzip(data, -1)
        if status < 0:
            raise OSError("Invalid data stream")
        return out, taken, ended

    def decompress(self, data, max_length=-1):
        data = _compression.bytes_of(data)
        if self.eof:
            raise EOFError("End of stream already reached")
        return self._feed(data, _index(max_length))


class BZ2File(_BaseStream):
    """A file packed by bzip2."""

    def __init__(self, filename, mode="r", *, compresslevel=9):
        self._fp = None
        _check_level(compresslevel)
        self._open(filename, mode, ("", "r", "rb", "w", "wb", "x", "xb", "a", "ab"))
        self._packer, self._written = BZ2Compressor(compresslevel) if self._writes else None, 0

    def _unpack(self, data):
        return _unpack(data, EOFError)


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    is_text = _compression.check_mode(mode, encoding, errors, newline)
    file = BZ2File(filename, mode.replace("t", ""), compresslevel=compresslevel)
    return io.TextIOWrapper(file, encoding, errors, newline) if is_text else file


def _unpack(data, cut_short):
    try:
        return _compression.unpack_streams(data, BZ2Decompressor, OSError)
    except EOFError as error:
        raise cut_short(str(error).replace("Compressed file", "Compressed data" if cut_short is ValueError else "Compressed file")) from None


def compress(data, compresslevel=9):
    packer = BZ2Compressor(compresslevel)
    return packer.compress(data) + packer.flush()


def decompress(data):
    return _unpack(data, ValueError)
