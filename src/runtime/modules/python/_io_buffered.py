"""Streams of files that give bytes: raw and buffered."""

import _files
import sys
from _operator import index as _index
from _io import DEFAULT_BUFFER_SIZE, UnsupportedOperation, _BufferedIOBase, _RawIOBase, _as_bytes, _as_room, _as_size

_stands_for_native = True

_RDONLY, _WRONLY, _RDWR, _CREAT, _EXCL, _TRUNC, _APPEND = 0, 1, 2, 0o100, 0o200, 0o1000, 0o2000


def _path(file):
    """FILE as a str, by __fspath__ if need be."""
    if isinstance(file, str):
        return file
    if isinstance(file, bytes):
        return file.decode("utf-8", "surrogateescape")
    fspath = getattr(type(file), "__fspath__", None)
    if fspath is None:
        raise TypeError("expected str, bytes or os.PathLike object, not " + type(file).__name__)
    return _path(fspath(file))


class _Attribute:
    """An attribute that cannot be set; what is a MEMBER of CPython's structures says so in other words."""

    def __init__(self, get, member=False):
        self._get, self._member = get, member

    def __set_name__(self, owner, name):
        self._name = name

    def __get__(self, stream, owner=None):
        return self if stream is None else self._get(stream)

    def __set__(self, stream, value=None):
        if self._member:
            raise AttributeError("readonly attribute")
        native = next(cls for cls in type(stream).__mro__ if cls.__module__ == "_io")
        raise AttributeError("attribute %r of '_io.%s' objects is not writable" % (self._name, native.__name__))

    __delete__ = __set__


def _asks_below(name, owner):
    """The method NAME of the class OWNER that asks the stream below."""
    def ask(self):
        return getattr(self._below(), name)()
    ask.__name__ = name
    ask.__qualname__ = owner + "." + name
    return ask


_closed = set()  # of the numbers of standard streams
_ahead = bytearray()  # of a line of standard input


def read_number(number, size):
    """At most so many bytes of an open file; of standard input at most a line."""
    if number != 0 or number in _closed or sys.__stdin__ is None:
        return _files.call(_files.READ, file=number, number=size)
    if not _ahead and size:
        _ahead.extend(sys.__stdin__.readline().encode("utf-8", "surrogateescape"))
    data = bytes(_ahead[:size])
    del _ahead[:size]
    return data


def write_number(number, data):
    """How many bytes of data an open file took, or a standard stream."""
    stream = sys.__stdout__ if number == 1 else sys.__stderr__ if number == 2 else None
    if stream is None:
        return _files.call(_files.WRITE, file=number, data=data)
    stream.write(data.decode("utf-8", "replace"))
    return len(data)


def _number_from(opened):
    """The number of a file that an opener OPENED."""
    if not isinstance(opened, int):
        raise TypeError("expected integer from opener")
    if opened < 0:
        raise ValueError("opener returned %d" % opened)
    if opened > 2:
        _files.call(_files.STAT, file=opened)
    return opened


class FileIO(_RawIOBase):
    """A file without a buffer."""
    __module__ = "_io"
    __slots__ = "_number", "_reads", "_writes", "mode", "closefd"

    def __init__(self, file, mode="r", closefd=True, opener=None):
        self._number = -1
        if not isinstance(mode, str):
            raise TypeError("FileIO() argument 'mode' must be str, not " + type(mode).__name__)
        kinds = [c for c in mode if c in "rwax"]
        if set(mode) - set("rwax+bt"):
            raise ValueError("invalid mode: " + mode)
        if len(kinds) != 1 or mode.count("+") > 1:
            raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
        kind, plus = kinds[0], "+" in mode
        self._reads, self._writes = plus or kind == "r", plus or kind != "r"
        self.mode = {"r": "rb", "w": "wb", "a": "ab", "x": "xb"}[kind] + "+" * plus
        if plus and kind == "w":
            self.mode = "rb+"
        flags = {"r": 0, "w": _CREAT | _TRUNC, "a": _CREAT | _APPEND, "x": _CREAT | _EXCL}[kind]
        flags |= _RDWR if plus else _RDONLY if kind == "r" else _WRONLY
        self.closefd = closefd
        if isinstance(file, int):
            if isinstance(file, bool):
                file = int(file)
            if file < 0:
                raise ValueError("negative file descriptor")
            if file in _closed:
                raise OSError(9, "Bad file descriptor")
            if file > 2:
                _files.call(_files.STAT, file=file)
            self._number = file
        else:
            if not closefd:
                raise ValueError("Cannot use closefd=False with file name")
            if opener is None:
                self._number = _files.call(_files.OPEN, file if isinstance(file, str) else _path(file), number=flags)
            else:
                self._number = _number_from(opener(file, flags))
            if kind == "a":
                _files.call(_files.SEEK, file=self._number, number=0, whence=2)
        self.name = file

    @property
    def closed(self):
        return self._number < 0

    def _check(self):
        if self._number < 0:
            raise ValueError("I/O operation on closed file")

    def close(self):
        if self._number < 0:
            return
        try:
            self.flush()
        finally:
            number, self._number = self._number, -1
            if self.closefd and number > 2:
                _files.call(_files.CLOSE, file=number)
            elif self.closefd:
                _closed.add(number)

    def _warn_unclosed(self, source):
        if self.closefd and self._number >= 0:
            import warnings
            warnings.warn("unclosed file %r" % (source,), ResourceWarning, 2, source)

    def fileno(self):
        self._check()
        return self._number

    def readable(self):
        self._check()
        return self._reads

    def writable(self):
        self._check()
        return self._writes

    def seekable(self):
        self._check()
        return self._number > 2

    def flush(self):
        self._check()

    def read(self, size=-1, /):
        self._check()
        if not self._reads:
            raise UnsupportedOperation("File not open for reading")
        if size is None or size < 0:
            return self.readall()
        return read_number(self._number, size)

    def readall(self):
        parts = []
        while data := read_number(self._number, 1 << 20):
            parts.append(data)
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def readinto(self, buffer, /):
        room = _as_room(buffer, "readinto")
        data = self.read(len(room))
        room[:len(data)] = data
        return len(data)

    def write(self, b, /):
        self._check()
        if not self._writes:
            raise UnsupportedOperation("File not open for writing")
        return write_number(self._number, _as_bytes(b))

    def seek(self, pos, whence=0, /):
        self._check()
        return _files.call(_files.SEEK, file=self._number, number=_index(pos), whence=whence)

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        self._check()
        if not self._writes:
            raise UnsupportedOperation("File not open for writing")
        size = self.tell() if size is None else size
        _files.call(_files.TRUNCATE, file=self._number, number=size)
        return size

    def __repr__(self):
        if self._number < 0:
            return "<_io.FileIO [closed]>"
        return "<_io.FileIO name=%r mode=%r closefd=%r>" % (self.name, self.mode, self.closefd)


class _Buffered(_BufferedIOBase):
    """A buffer above a raw stream: what was read ahead, or what is still to be written."""
    __module__ = "_io"
    __slots__ = "_raw", "_detached", "_size", "_ahead", "_at", "_behind"

    def __new__(cls, *args, **kwargs):
        self = _BufferedIOBase.__new__(cls)
        self._raw = self._detached = None
        return self

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        buffer_size = _index(buffer_size)
        if buffer_size <= 0:
            raise ValueError("buffer size must be strictly positive")
        self._raw, self._detached = raw, False
        self._size = buffer_size
        self._ahead, self._at = b"", 0
        self._behind = bytearray()

    def _below(self):
        """The raw stream, if there is one."""
        if self._raw is None:
            raise ValueError("raw stream has been detached" if self._detached else "I/O operation on uninitialized object")
        return self._raw

    raw = _Attribute(lambda self: self._raw, True)
    name = _Attribute(lambda self: self._below().name)
    mode = _Attribute(lambda self: self._below().mode)
    closed = _Attribute(lambda self: self._below().closed)

    def _check(self, what):
        if self._below().closed:
            raise ValueError(what + " of closed file" if what != "write" else "write to closed file")

    seekable, fileno, isatty = (_asks_below(name, "_Buffered") for name in ("seekable", "fileno", "isatty"))

    def detach(self):
        self._below()
        self.flush()
        raw, self._raw, self._detached = self._raw, None, True
        return raw

    def flush(self):
        self._check("flush")
        self._write_out()

    def _write_out(self):
        while self._behind:
            del self._behind[:self._hand_on(self._behind)]

    def _hand_on(self, data):
        """Has the raw stream write DATA; how much of it was."""
        data = bytes(data)
        count = self._raw.write(data if type(self._raw) is FileIO else memoryview(data))
        if count is None:
            raise BlockingIOError(11, "write could not complete without blocking", 0)
        if not 0 <= count <= len(data):
            raise OSError("raw write() returned invalid length %d (should have been between 0 and %d)" % (count, len(data)))
        return count

    def close(self):
        if not self._below().closed:
            try:
                self.flush()
            finally:
                self._raw.close()

    def _warn_unclosed(self, source):
        getattr(self._below(), "_warn_unclosed", id)(source)

    # --- reading ---

    def _from_raw(self, size):
        """At most SIZE bytes that the raw stream has; None if it has none yet."""
        if type(self._raw) is FileIO:
            return self._raw.read(size)
        room = bytearray(size)
        with memoryview(room) as view:
            count = self._raw.readinto(view)
        if count is None:
            return None
        try:
            count = _index(count)
        except TypeError as e:
            raise OSError("raw readinto() failed") from e
        if not 0 <= count <= size:
            raise OSError("raw readinto() returned invalid length %d (should have been between 0 and %d)" % (count, size))
        return bytes(room[:count])

    def _more(self, taken=0):
        """Reads ahead: bytes, none at the end, or None if there are none yet. TAKEN bytes of the buffer hold what goes out in this read."""
        data = self._from_raw(self._size - taken)
        self._ahead, self._at = data or b"", 0
        return data

    def _take(self):
        """What was read ahead."""
        data = self._ahead[self._at:]
        self._ahead, self._at = b"", 0
        return data

    def _before_reading(self, what="read"):
        self._check(what)
        if self._behind:
            self.flush()

    def _read_all(self):
        data = self._take()
        readall = getattr(self._raw, "readall", None)
        if readall is not None:
            rest = readall()
            if rest is not None and not isinstance(rest, bytes):
                raise TypeError("readall() should return bytes")
            return rest if not data else data + (rest or b"")
        parts = [data]
        while part := self._raw.read():
            if not isinstance(part, bytes):
                raise TypeError("read() should return bytes")
            parts.append(part)
        return b"".join(parts) or part

    def read(self, size=-1, /):
        size = -1 if size is None else _as_size(size)
        if size < -1:
            raise ValueError("read length must be non-negative or -1")
        self._before_reading()
        if size < 0:
            return self._read_all()
        if size <= len(self._ahead) - self._at:
            self._at += size
            return self._ahead[self._at - size:self._at]
        data, taken = self._take(), 0
        while len(data) < size:
            whole = (size - len(data)) // self._size * self._size
            part = self._from_raw(whole) if whole else self._more(taken)
            if not part:
                return data or part
            if not whole:
                taken += len(part)
                self._at = min(size - len(data), len(part))
                part = part[:self._at]
            data += part
        return data

    def read1(self, size=-1, /):
        size = _index(size)
        self._before_reading()
        if size < 0:
            size = self._size
        if self._at >= len(self._ahead):
            self._take()
            return (self._from_raw(size) or b"") if size else b""
        data = self._ahead[self._at:self._at + size]
        self._at += len(data)
        return data

    def _into(self, buffer, name, once):
        self._before_reading("readinto")
        room, done, taken = _as_room(buffer, name), 0, 0
        while done < len(room):
            part = self._ahead[self._at:self._at + len(room) - done]
            self._at += len(part)
            if not part:
                wanted = len(room) - done
                if wanted > self._size:
                    part = self._from_raw(wanted)
                elif once and done:
                    break
                else:
                    part = self._more(taken)
                    if part:
                        taken += len(part)
                        continue
                if not part:
                    return done if done or part is not None else None
            room[done:done + len(part)] = part
            done += len(part)
            if once and not self._ahead:
                break
        return done

    def readinto(self, buffer, /):
        return self._into(buffer, "readinto", False)

    def readinto1(self, buffer, /):
        return self._into(buffer, "readinto1", True)

    def readline(self, size=-1, /):
        size = -1 if size is None else _as_size(size)
        self._before_reading("readline")
        parts, length = [], 0
        while size < 0 or length < size:
            if self._at >= len(self._ahead) and not self._more():
                break
            end = self._ahead.find(b"\n", self._at) + 1 or len(self._ahead)
            if size >= 0:
                end = min(end, self._at + size - length)
            part = self._ahead[self._at:end]
            self._at = end
            parts.append(part)
            length += len(part)
            if part.endswith(b"\n"):
                break
        return parts[0] if len(parts) == 1 else b"".join(parts)

    # --- writing ---

    def write(self, b, /):
        data = _as_bytes(b)
        self._check("write")
        self._forget()
        if len(self._behind) + len(data) > self._size:
            self._write_out()
            start = 0
            while len(data) - start > self._size:
                start += self._hand_on(data[start:])
            self._behind += data[start:]
        else:
            self._behind += data
        return len(data)

    def _forget(self):
        """Goes back over what was read ahead."""
        if self._at < len(self._ahead):
            self._seek_raw(self._at - len(self._ahead), 1)
        self._ahead, self._at = b"", 0

    # --- position ---

    def _position(self, where):
        if where < 0:
            raise OSError("Raw stream returned invalid position %d" % where)
        return where

    def _seek_raw(self, target, whence):
        return self._position(self._raw.seek(target, whence))

    def seek(self, target, whence=0, /):
        if whence not in (0, 1, 2):
            raise ValueError("whence value %d unsupported" % whence)
        self._check("seek")
        if self._raw.seekable() is not True:
            raise UnsupportedOperation("File or stream is not seekable.")
        target = _index(target)
        if self._at < len(self._ahead) and whence != 2:
            # What is wanted may be here already.
            end = self._position(self._raw.tell())
            where = target if whence == 0 else end - len(self._ahead) + self._at + target
            at = where - (end - len(self._ahead))
            if 0 <= at <= len(self._ahead):
                self._at = at
                return where
        self._write_out()
        self._forget()
        return self._seek_raw(target, whence)

    def tell(self):
        self._below()
        return self._position(self._raw.tell()) - (len(self._ahead) - self._at) + len(self._behind)

    def truncate(self, pos=None, /):
        self._check("truncate")
        if not self.writable():
            raise UnsupportedOperation("truncate")
        self._write_out()
        self._forget()
        return self._raw.truncate(self._raw.tell() if pos is None else pos)

    def __repr__(self):
        cls = type(self)
        name = ("_io." if cls.__module__ == "_io" else "") + cls.__name__
        try:
            return "<%s name=%r>" % (name, self._below().name)
        except (AttributeError, ValueError):
            return "<%s>" % name


def _peek(self, size=0, /):
    self._before_reading("peek")
    return self._ahead[self._at:] or self._more() or b""


_peek.__name__ = _peek.__qualname__ = "peek"


class BufferedReader(_Buffered):
    """Create a new buffered reader using the given readable raw IO object."""
    __module__ = "_io"
    __slots__ = ()
    readable, peek = _asks_below("readable", "_Buffered"), _peek

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if raw.readable() is not True:
            raise UnsupportedOperation("File or stream is not readable.")
        super().__init__(raw, buffer_size)

    write = _BufferedIOBase.write


class BufferedWriter(_Buffered):
    """A buffer for a writeable sequential RawIO object.

The constructor creates a BufferedWriter for the given writeable raw
stream. If the buffer_size is not given, it defaults to
DEFAULT_BUFFER_SIZE."""
    __module__ = "_io"
    __slots__ = ()
    writable = _asks_below("writable", "_Buffered")

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if raw.writable() is not True:
            raise UnsupportedOperation("File or stream is not writable.")
        super().__init__(raw, buffer_size)

    read, read1 = _BufferedIOBase.read, _BufferedIOBase.read1
    readinto, readinto1 = _BufferedIOBase.readinto, _BufferedIOBase.readinto1
    readline = _BufferedIOBase.readline


class BufferedRandom(_Buffered):
    """A buffered interface to random access streams.

The constructor creates a reader and writer for a seekable stream,
raw, given in the first argument. If the buffer_size is omitted it
defaults to DEFAULT_BUFFER_SIZE."""
    __module__ = "_io"
    __slots__ = ()
    readable, writable, peek = _asks_below("readable", "_Buffered"), _asks_below("writable", "_Buffered"), _peek

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        for able in "seekable", "readable", "writable":
            if getattr(raw, able)() is not True:
                raise UnsupportedOperation("File or stream is not %s." % able)
        super().__init__(raw, buffer_size)


class BufferedRWPair(_BufferedIOBase):
    """Two raw files as one: what is read comes from the first, what is written goes to the second."""
    __module__ = "_io"
    __slots__ = "_reader", "_writer"

    def __init__(self, *args):
        if not 2 <= len(args) <= 3:
            raise TypeError("BufferedRWPair expected at %s arguments, got %d" % ("least 2" if len(args) < 2 else "most 3", len(args)))
        reader, writer = args[:2]
        if reader.readable() is not True:
            raise UnsupportedOperation("File or stream is not readable.")
        if writer.writable() is not True:
            raise UnsupportedOperation("File or stream is not writable.")
        self._reader, self._writer = BufferedReader(reader, *args[2:]), BufferedWriter(writer, *args[2:])

    def read(self, size=-1, /):
        return self._reader.read(size)

    def read1(self, size=-1, /):
        return self._reader.read1(size)

    def peek(self, size=0, /):
        return self._reader.peek(size)

    def readinto(self, buffer, /):
        return self._reader.readinto(buffer)

    def readinto1(self, buffer, /):
        return self._reader.readinto1(buffer)

    def write(self, b, /):
        return self._writer.write(b)

    def flush(self):
        self._writer.flush()

    def readable(self):
        return self._reader.readable()

    def writable(self):
        return self._writer.writable()

    def isatty(self):
        return self._writer.isatty() or self._reader.isatty()

    closed = _Attribute(lambda self: self._writer.closed)

    def close(self):
        try:
            self._writer.close()
        finally:
            self._reader.close()
