"""Streams: what all of them have, and those that keep their bytes in memory."""

_stands_for_native = True

import sys

from _native import static_type as _static_type
from operator import index as _index
from _files import StringIO

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


def _as_count(size, most):
    """How much is to be read: most if SIZE says all."""
    if size is None:
        return most
    size = _as_size(size)
    return most if size < 0 or size > most else size


class _IOBase:
    """What all streams have."""
    __module__ = "_io"

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

    @property
    def closed(self):
        return self.__dict__.get("_IOBase_closed", False)

    def _checkClosed(self, msg=None):
        if self.closed:
            raise ValueError("I/O operation on closed file." if msg is None else msg)

    def _checkReadable(self, msg=None):
        if not self.readable():
            raise UnsupportedOperation("File or stream is not readable." if msg is None else msg)

    def _checkWritable(self, msg=None):
        if not self.writable():
            raise UnsupportedOperation("File or stream is not writable." if msg is None else msg)

    def _checkSeekable(self, msg=None):
        if not self.seekable():
            raise UnsupportedOperation("File or stream is not seekable." if msg is None else msg)

    def close(self):
        if not self.closed:
            try:
                self.flush()
            finally:
                self.__dict__["_IOBase_closed"] = True

    def __del__(self):
        """Closes what nobody has closed; what goes wrong there is nobody's business."""
        try:
            if not self.closed:
                self._warn_unclosed(self)
                self.close()
        except MemoryError:
            raise  # which is told of, wherever it comes
        except BaseException:
            pass

    def _warn_unclosed(self, source):
        pass

    def flush(self):
        self._checkClosed()

    def seek(self, offset, whence=0, /):
        self._unsupported("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        self._unsupported("truncate")

    def fileno(self):
        self._unsupported("fileno")

    def isatty(self):
        self._checkClosed()
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def __enter__(self):
        self._checkClosed()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __iter__(self):
        self._checkClosed()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readline(self, size=-1, /):
        size = -1 if size is None else _as_size(size)
        line = bytearray()
        while size < 0 or len(line) < size:
            byte = self.read(1)
            if not byte:
                break
            line += byte
            if byte == b"\n":
                break
        return bytes(line)

    def readlines(self, hint=-1, /):
        hint = -1 if hint is None else _as_size(hint)
        if hint <= 0:
            return list(self)
        lines, total = [], 0
        for line in self:
            lines.append(line)
            total += len(line)
            if total > hint:
                break
        return lines

    def writelines(self, lines, /):
        self._checkClosed()
        for line in lines:
            self.write(line)


class _RawIOBase(_IOBase):
    """Bytes without a buffer: readinto and write."""
    __module__ = "_io"

    def read(self, size=-1, /):
        size = -1 if size is None else _index(size)
        if size < 0:
            return self.readall()
        room = bytearray(size)
        count = self.readinto(room)
        return None if count is None else bytes(room[:count])

    def readall(self):
        parts = []
        while data := self.read(DEFAULT_BUFFER_SIZE):
            if not isinstance(data, bytes):
                raise TypeError("read() should return bytes")
            parts.append(data)
        return b"".join(parts) if parts else data

    def readinto(self, buffer, /):
        raise NotImplementedError

    def write(self, b, /):
        raise NotImplementedError


class _BufferedIOBase(_IOBase):
    """Bytes with a buffer."""
    __module__ = "_io"

    def read(self, size=-1, /):
        self._unsupported("read")

    def read1(self, size=-1, /):
        self._unsupported("read1")

    def write(self, b, /):
        self._unsupported("write")

    def detach(self):
        self._unsupported("detach")

    def readinto(self, buffer, /):
        room = _as_room(buffer, "readinto")
        data = self.read(len(room))
        room[:len(data)] = data
        return len(data)

    def readinto1(self, buffer, /):
        room = _as_room(buffer, "readinto1")
        data = self.read1(len(room))
        room[:len(data)] = data
        return len(data)


class _TextIOBase(_IOBase):
    """Text."""
    __module__ = "_io"
    encoding = newlines = errors = None

    def read(self, size=-1, /):
        self._unsupported("read")

    def readline(self, size=-1, /):
        self._unsupported("readline")

    def write(self, s, /):
        self._unsupported("write")

    def detach(self):
        self._unsupported("detach")


def _name_of(cls):
    return cls.__module__ + "." + cls.__name__


def _shared(data):
    """DATA as bytes; the one that all share, if it is one byte."""
    return bytes(list(data)) if len(data) == 1 else bytes(data)


@_static_type
class BytesIO(_BufferedIOBase):
    """A binary file whose bytes live in memory."""
    __module__ = "_io"

    def __init__(self, initial_bytes=b""):
        self._bytes = bytearray() if initial_bytes is None else bytearray(_as_bytes(initial_bytes))
        self._position = 0
        self.__dict__["_IOBase_closed"] = False

    def _check(self):
        if self.__dict__["_IOBase_closed"]:
            raise ValueError("I/O operation on closed file.")

    def getvalue(self):
        self._check()
        return _shared(self._bytes)

    def getbuffer(self):
        self._check()
        return memoryview(self._bytes)

    def close(self):
        self._bytes.clear()
        self.__dict__["_IOBase_closed"] = True

    def __getstate__(self):
        self._check()
        more = {name: value for name, value in self.__dict__.items() if name not in ("_bytes", "_position", "_IOBase_closed")}
        return bytes(self._bytes), self._position, more or None

    def __setstate__(self, state):
        if not isinstance(state, tuple) or len(state) < 3:
            raise TypeError("%s.__setstate__ argument should be 3-tuple, got %s" % (_name_of(type(self)), type(state).__name__))
        value, position, more = state[:3]
        if not isinstance(position, int):
            raise TypeError("second item of state must be an integer, not " + type(position).__name__)
        if position < 0:
            raise ValueError("position value cannot be negative")
        if more is not None and not isinstance(more, dict):
            raise TypeError("third item of state should be a dict, got a " + type(more).__name__)
        BytesIO.__init__(self, value)
        self._position = position
        self.__dict__.update(more or {})

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def flush(self):
        self._check()

    def _take(self, count):
        start = self._position
        self._position += count
        return self._bytes[start:start + count]

    def read(self, size=-1, /):
        self._check()
        return _shared(self._take(_as_count(size, max(len(self._bytes) - self._position, 0))))

    def read1(self, size=-1, /):
        self._check()
        return _shared(self._take(_as_count(size, max(len(self._bytes) - self._position, 0))))

    def readinto(self, buffer, /):
        self._check()
        room = _as_room(buffer, "readinto")
        data = self._take(min(len(room), max(len(self._bytes) - self._position, 0)))
        room[:len(data)] = data
        return len(data)

    def _line(self, size=-1):
        if self._position >= len(self._bytes):
            return b""
        end = self._bytes.find(b"\n", self._position) + 1 or len(self._bytes)
        return _shared(self._take(_as_count(size, end - self._position)))

    def readline(self, size=-1, /):
        self._check()
        return self._line(size)

    def __next__(self):
        self._check()
        line = self._line()
        if not line:
            raise StopIteration
        return line

    def readlines(self, size=None, /):
        self._check()
        size = -1 if size is None else _as_size(size)
        lines, total = [], 0
        while line := self._line():
            lines.append(line)
            total += len(line)
            if 0 < size <= total:
                break
        return lines

    def write(self, b, /):
        self._check()
        data = _as_bytes(b)
        at = self._position
        if data:
            if at > len(self._bytes):
                self._bytes.extend(bytes(at - len(self._bytes)))
            self._bytes[at:at + len(data)] = data
            self._position = at + len(data)
        return len(data)

    def seek(self, pos, whence=0, /):
        pos, whence = _index(pos), _index(whence)
        self._check()
        if whence == 0 and pos < 0:
            raise ValueError("negative seek value %d" % pos)
        if whence not in (0, 1, 2):
            raise ValueError("invalid whence (%d, should be 0, 1 or 2)" % whence)
        self._position = max((0, self._position, len(self._bytes))[whence] + pos, 0)
        return self._position

    def tell(self):
        self._check()
        return self._position

    def truncate(self, size=None, /):
        self._check()
        size = self._position if size is None else _as_size(size)
        if size < 0:
            raise ValueError("negative size value %d" % size)
        del self._bytes[size:]
        return size


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
