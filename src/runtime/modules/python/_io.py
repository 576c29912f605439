"""Streams: what is written in Python of them, the bytes below the standard ones, and where files are found."""

_stands_for_native = True

import sys

from operator import index as _index
from _files import BytesIO, StringIO, _BufferedIOBase, _BytesIOBuffer, _IOBase, _RawIOBase, _TextIOBase

DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    __module__ = "io"


def _as_bytes(data):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError("a bytes-like object is required, not '%s'" % type(data).__name__) from None


def _as_room(buffer, name):
    """The bytes of BUFFER, which are to be written."""
    try:
        room = memoryview(buffer)
    except TypeError:
        room = None
    if room is None or room.readonly:
        raise TypeError("%s() argument must be read-write bytes-like object, not %s" % (name, type(buffer).__name__))
    return room.cast("B")


def _as_size(size):
    if not hasattr(size, "__index__"):
        raise TypeError("argument should be integer or None, not '%s'" % type(size).__name__)
    return _index(size)


class _StandardBytes(_BufferedIOBase):
    """The bytes below sys.stdin, sys.stdout or sys.stderr."""
    __module__ = "_io"

    def __init__(self, text):
        self._text = text
        self.name = text.name
        self.mode = "rb" if text.readable() else "wb"

    def readable(self):
        return self._text.readable()

    def writable(self):
        return self._text.writable()

    def fileno(self):
        return self._text.fileno()

    def flush(self):
        self._text.flush()

    def close(self):
        pass

    def write(self, b, /):
        data = _as_bytes(b)
        self._text.write(data.decode("utf-8", "replace"))
        return len(data)

    def read(self, size=-1, /):
        return self._text.read(-1 if size is None else size).encode("utf-8", "surrogateescape")

    read1 = read

    def readline(self, size=-1, /):
        return self._text.readline(size).encode("utf-8", "surrogateescape")

    def __repr__(self):
        return "<_io.%s name=%r>" % ("BufferedReader" if self.readable() else "BufferedWriter", self.name)


def _standard_bytes(text):
    made = _StandardBytes.__new__(_standard_reader if text.readable() else _standard_writer)
    made.__init__(text)
    return made


_standard_reader = type("BufferedReader", (_StandardBytes,), {"__module__": "_io"})
_standard_writer = type("BufferedWriter", (_StandardBytes,), {"__module__": "_io"})


def __getattr__(name):
    if name in ("FileIO", "BufferedReader", "BufferedWriter", "BufferedRandom", "BufferedRWPair", "TextIOWrapper", "IncrementalNewlineDecoder",
                "open", "open_code", "text_encoding"):
        import _io_files
        return getattr(_io_files, name)
    raise AttributeError("module '_io' has no attribute %r" % name, name=name, obj=sys.modules[__name__])
