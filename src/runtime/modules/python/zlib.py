"""Deflate and inflate, and checksums, by _zlib."""

from _operator import index as _index

import _zlib
from _zlib import ZLIB_RUNTIME_VERSION, ZLIB_VERSION, adler32, crc32

_stands_for_native = True

__version__ = "1.0"
DEFLATED, MAX_WBITS, DEF_MEM_LEVEL, DEF_BUF_SIZE = 8, 15, 8, 16384
Z_NO_COMPRESSION, Z_BEST_SPEED, Z_BEST_COMPRESSION, Z_DEFAULT_COMPRESSION = 0, 1, 9, -1
Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED = range(5)
Z_NO_FLUSH, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH, Z_BLOCK, Z_TREES = range(7)

_STREAM_ERROR, _DATA_ERROR, _BUF_ERROR = -2, -3, -5
# From here on a stream is not run again for each of its pieces, but for each quarter that it grew.
_LONG = 1 << 16


class error(Exception):
    pass


error.__module__ = "zlib"


def _bytes_of(data):
    return data if isinstance(data, bytes) else bytes(_buffer(data))


def _buffer(data):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return memoryview(data)


def _raise(trouble, doing):
    code, message = trouble
    if message is None:
        message = {_STREAM_ERROR: "inconsistent stream state", _BUF_ERROR: "incomplete or truncated stream",
                   _DATA_ERROR: "invalid input data"}.get(code)
    raise error(f"Error {code} {doing}" + (f": {message}" if message else ""))


def compress(data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS):
    out, trouble, _, _ = _zlib.deflate((_bytes_of(data), Z_FINISH), None, _index(level), DEFLATED, _index(wbits), DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY)
    if trouble is not None:
        if trouble[0] == _STREAM_ERROR:
            raise error("Bad compression level")
        _raise(trouble, "while compressing data")
    return out


def decompress(data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE):
    if bufsize.__index__() < 0:
        raise ValueError("bufsize must be non-negative")
    out, trouble, _, ended = _zlib.inflate(data, None, wbits, -1)
    if trouble is not None:
        if trouble[0] == _STREAM_ERROR:
            _raise(trouble, "while preparing to decompress data")
        _raise(trouble, "while decompressing data")
    if not ended:
        _raise((_BUF_ERROR, None), "while decompressing data")
    return out


class _Compress:
    """A stream that takes pieces and gives their deflated form, as it comes."""
    __slots__ = "_pieces", "_settings", "_given", "_length", "_due", "_ended"

    def _start(self, settings):
        self._settings, self._pieces = settings, []
        self._given = self._length = self._due = 0
        self._ended = False
        return self

    def _run(self):
        dictionary, *rest = self._settings
        out, trouble, _, _ = _zlib.deflate(tuple(self._pieces), dictionary, *rest)
        if trouble is not None:
            _raise(trouble, "while compressing data")
        new = out[self._given:]
        self._given = len(out)
        self._due = self._length + self._length // 4 if self._length > _LONG else 0
        return new

    def compress(self, data, /):
        if self._ended:
            _raise((_STREAM_ERROR, None), "while compressing data")
        data = _bytes_of(data)
        self._pieces += data, Z_NO_FLUSH
        self._length += len(data)
        return self._run() if self._length >= self._due else b""

    def flush(self, mode=Z_FINISH, /):
        if mode == Z_NO_FLUSH:
            return b""
        if self._ended:
            _raise((_STREAM_ERROR, None), "while flushing")
        self._pieces += b"", mode
        self._ended = mode == Z_FINISH
        return self._run()

    def copy(self):
        if self._ended:
            raise ValueError("Inconsistent stream state")
        twin = object.__new__(_Compress)._start(self._settings)
        twin._pieces = self._pieces[:]
        twin._given, twin._length, twin._due = self._given, self._length, self._due
        return twin

    __copy__ = copy

    def __deepcopy__(self, memo, /):
        return self.copy()


class _Decompress:
    """A stream that takes pieces of what was deflated and gives what they say."""
    __slots__ = "_data", "_wbits", "_dictionary", "_given", "unused_data", "unconsumed_tail", "eof"

    def _start(self, wbits, dictionary):
        self._wbits, self._dictionary = wbits, dictionary
        self._data = b""
        self._given = 0
        self.unused_data = self.unconsumed_tail = b""
        self.eof = False
        return self

    def _run(self, limit, doing):
        out, trouble, taken, ended = _zlib.inflate(self._data, self._dictionary, self._wbits, limit)
        if trouble is not None:
            _raise(trouble, doing)
        new = out[self._given:]
        self._given = len(out)
        rest = self._data[taken:]
        self._data = self._data[:taken]
        self.eof = ended
        self.unused_data, self.unconsumed_tail = (rest, b"") if ended else (b"", rest)
        return new

    def decompress(self, data, /, max_length=0):
        max_length = max_length.__index__()
        if max_length < 0:
            raise ValueError("max_length must be non-negative")
        data = _bytes_of(data)
        if self.eof:
            self.unused_data += data
            return b""
        self._data += data
        return self._run(self._given + max_length if max_length else -1, "while decompressing data")

    def flush(self, length=DEF_BUF_SIZE, /):
        if length.__index__() <= 0:
            raise ValueError("length must be greater than zero")
        if self.eof:
            return b""
        self._data += self.unconsumed_tail
        return self._run(-1, "while decompressing data")

    def copy(self):
        twin = object.__new__(_Decompress)
        for name in _Decompress.__slots__:
            setattr(twin, name, getattr(self, name))
        return twin

    __copy__ = copy

    def __deepcopy__(self, memo, /):
        return self.copy()


def compressobj(level=Z_DEFAULT_COMPRESSION, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL,
                strategy=Z_DEFAULT_STRATEGY, zdict=None):
    level, method, wbits, memLevel, strategy = map(_index, (level, method, wbits, memLevel, strategy))
    settings = None if zdict is None else _bytes_of(zdict), level, method, wbits, memLevel, strategy
    trouble = _zlib.deflate((), *settings)[1]
    if trouble is not None:
        raise ValueError("Invalid initialization option" if trouble[0] == _STREAM_ERROR else "Invalid dictionary")
    return object.__new__(_Compress)._start(settings)


def decompressobj(wbits=MAX_WBITS, zdict=b""):
    wbits = _index(wbits)
    trouble = _zlib.inflate(b"", None, wbits, 0)[1]
    if trouble is not None and trouble[0] == _STREAM_ERROR:
        raise ValueError("Invalid initialization option")
    return object.__new__(_Decompress)._start(wbits, _bytes_of(zdict) if zdict else None)


def _no_instances(cls, *args, **kwargs):
    raise TypeError(f"cannot create '{cls.__module__}.{cls.__name__}' instances")


for _type in _Compress, _Decompress:
    _type.__name__ = _type.__qualname__ = _type.__name__[1:]
    _type.__new__ = _no_instances
del _type, _no_instances

_built_in = (compress, compressobj, decompress, decompressobj)
