"""Streams of files: raw, buffered, and text."""

import _files
import sys
from builtins import open
from _operator import index as _index
from _io import DEFAULT_BUFFER_SIZE, UnsupportedOperation, _BufferedIOBase, _RawIOBase, _TextIOBase, _as_bytes, _as_room, _as_count

_stands_for_native = True

_StandardText = type(sys.__stdout__)

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


class FileIO(_RawIOBase):
    """A file without a buffer."""
    __module__ = "_io"

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
            self._number = opener(file, flags) if opener is not None else _files.call(_files.OPEN, file if isinstance(file, str) else _path(file), number=flags)
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
        if self._number >= 0:
            number, self._number = self._number, -1
            if self.closefd and number > 2:
                _files.call(_files.CLOSE, file=number)
            elif self.closefd:
                _closed.add(number)

    def __del__(self):
        if self.__dict__.get("_number", -1) >= 0:
            self.close()

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
        return _files.call(_files.SEEK, file=self._number, number=pos, whence=whence)

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

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        buffer_size = _index(buffer_size)
        if buffer_size <= 0:
            raise ValueError("buffer size must be strictly positive")
        self.raw = raw
        self._size = buffer_size
        self._ahead, self._at = b"", 0
        self._behind = bytearray()

    name = property(lambda self: self.raw.name)
    mode = property(lambda self: self.raw.mode)
    closed = property(lambda self: self.raw.closed)

    def _check(self, what):
        if self.raw.closed:
            raise ValueError({"read": "read of closed file", "write": "write to closed file"}.get(what, "I/O operation on closed file"))

    def readable(self):
        return self.raw.readable()

    def writable(self):
        return self.raw.writable()

    def seekable(self):
        return self.raw.seekable()

    def fileno(self):
        return self.raw.fileno()

    def isatty(self):
        return self.raw.isatty()

    def detach(self):
        self.flush()
        raw, self.raw = self.raw, None
        return raw

    def flush(self):
        if self.raw.closed:
            raise ValueError("flush of closed file")
        while self._behind:
            del self._behind[:self._hand_on(self._behind)]

    def _hand_on(self, data):
        """Has the raw stream write DATA; how much of it was."""
        data = bytes(data)
        count = self.raw.write(data if type(self.raw) is FileIO else memoryview(data))
        if count is None:
            raise BlockingIOError(11, "write could not complete without blocking", 0)
        if not 0 <= count <= len(data):
            raise OSError("raw write() returned invalid length %d (should have been between 0 and %d)" % (count, len(data)))
        return count

    def close(self):
        if self.raw is not None and not self.raw.closed:
            try:
                self.flush()
            finally:
                self.raw.close()

    def __del__(self):
        if self.__dict__.get("raw") is not None:
            self.close()

    # --- reading ---

    def _more(self):
        self._ahead, self._at = self.raw.read(self._size) or b"", 0
        return self._ahead

    def _before_reading(self):
        self._check("read")
        if self._behind:
            self.flush()

    def read(self, size=-1, /):
        if size is not None and size < -1:
            raise ValueError("read length must be non-negative or -1")
        self._before_reading()
        data = self._ahead[self._at:]
        if size is None or size < 0:
            self._ahead, self._at = b"", 0
            return data + (self.raw.read() or b"")
        while len(data) < size and self._more():
            data += self._ahead
        self._at = len(self._ahead) - max(len(data) - size, 0)
        return data[:size]

    def read1(self, size=-1, /):
        self._before_reading()
        if size is None or size < 0:
            size = self._size
        if self._at >= len(self._ahead) and size > 0:
            self._more()
        data = self._ahead[self._at:self._at + size]
        self._at += len(data)
        return data

    def peek(self, size=0, /):
        self._before_reading()
        return self._ahead[self._at:] or self._more()

    def readline(self, size=-1, /):
        self._before_reading()
        size = -1 if size is None else size
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
        self._check("write")
        data = _as_bytes(b)
        self._forget()
        if len(self._behind) + len(data) > self._size:
            self.flush()
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
            self.raw.seek(self._at - len(self._ahead), 1)
        self._ahead, self._at = b"", 0

    # --- position ---

    def seek(self, target, whence=0, /):
        self._check("seek")
        if whence not in (0, 1, 2):
            raise ValueError("whence value %d unsupported" % whence)
        self.flush()
        self._forget()
        return self.raw.seek(target, whence)

    def tell(self):
        self._check("tell")
        return self.raw.tell() - (len(self._ahead) - self._at) + len(self._behind)

    def truncate(self, pos=None, /):
        self._check("truncate")
        self.flush()
        self._forget()
        return self.raw.truncate(self.raw.tell() if pos is None else pos)

    def __repr__(self):
        try:
            return "<_io.%s name=%r>" % (type(self).__name__, self.raw.name)
        except AttributeError:
            return "<_io.%s>" % type(self).__name__


class BufferedReader(_Buffered):
    """Reads ahead from a raw file, so that small reads cost little."""
    __module__ = "_io"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.readable():
            raise UnsupportedOperation("File or stream is not readable.")
        super().__init__(raw, buffer_size)

    def write(self, b, /):
        raise UnsupportedOperation("write")

    def truncate(self, pos=None, /):
        raise UnsupportedOperation("truncate")


class BufferedWriter(_Buffered):
    """Gathers small writes and hands them to a raw file in blocks."""
    __module__ = "_io"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.writable():
            raise UnsupportedOperation("File or stream is not writable.")
        super().__init__(raw, buffer_size)

    def read(self, size=-1, /):
        raise UnsupportedOperation("read")

    def read1(self, size=-1, /):
        raise UnsupportedOperation("read1")

    def readline(self, size=-1, /):
        raise UnsupportedOperation("read")

    def readinto(self, buffer, /):
        raise UnsupportedOperation("readinto")


class BufferedRandom(_Buffered):
    """Reads ahead and gathers writes over one raw file that can seek."""
    __module__ = "_io"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.seekable():
            raise UnsupportedOperation("File or stream is not seekable.")
        super().__init__(raw, buffer_size)


class BufferedRWPair(_BufferedIOBase):
    """Two raw files as one: what is read comes from the first, what is written goes to the second."""
    __module__ = "_io"

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /):
        self._reader, self._writer = BufferedReader(reader, buffer_size), BufferedWriter(writer, buffer_size)
        for name in "read", "read1", "peek", "readline", "readinto":
            self.__dict__[name] = getattr(self._reader, name)
        self.__dict__["write"], self.__dict__["flush"] = self._writer.write, self._writer.flush

    def readable(self):
        return True

    writable = readable

    def close(self):
        self._writer.close()
        self._reader.close()


_names = {"utf8": "utf-8", "u8": "utf-8", "cp65001": "utf-8"}


def text_encoding(encoding, stacklevel=2, /):
    return "locale" if encoding is None else encoding


class IncrementalNewlineDecoder:
    """Turns line ends into \\n."""
    __module__ = "_io"

    def __init__(self, decoder, translate, errors="strict"):
        self.decoder, self.translate, self._pending, self._seen = decoder, translate, "", set()

    def decode(self, input, final=False):
        text = self._pending + (input if self.decoder is None else self.decoder.decode(input, final))
        self._pending = ""
        if text.endswith("\r") and not final:
            self._pending, text = "\r", text[:-1]
        pairs = text.count("\r\n")
        for end, count in ("\r", text.count("\r") - pairs), ("\n", text.count("\n") - pairs), ("\r\n", pairs):
            if count:
                self._seen.add(end)
        return text.replace("\r\n", "\n").replace("\r", "\n") if self.translate else text

    @property
    def newlines(self):
        seen = [end for end in ("\r", "\n", "\r\n") if end in self._seen]
        return tuple(seen) if len(seen) > 1 else seen[0] if seen else None

    def getstate(self):
        data, flag = (b"", 0) if self.decoder is None else self.decoder.getstate()
        return data, flag << 1 | bool(self._pending)

    def setstate(self, state):
        data, flag = state
        self._pending = "\r" if flag & 1 else ""
        if self.decoder is not None:
            self.decoder.setstate((data, flag >> 1))

    def reset(self):
        self._seen, self._pending = set(), ""
        if self.decoder is not None:
            self.decoder.reset()


class _Text(type):
    """The class of TextIOWrapper: the standard streams are instances of it, too."""

    def __instancecheck__(cls, instance):
        return type.__instancecheck__(cls, instance) or cls is TextIOWrapper and type(instance) is _StandardText


class TextIOWrapper(_TextIOBase, metaclass=_Text):
    """Character and line based layer over a BufferedIOBase object."""
    __module__ = "_io"

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if newline is not None and not isinstance(newline, str):
            raise TypeError("TextIOWrapper() argument 'newline' must be str or None, not " + type(newline).__name__)
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError("illegal newline value: %s" % newline)
        if encoding is not None and not isinstance(encoding, str):
            raise TypeError("TextIOWrapper() argument 'encoding' must be str or None, not " + type(encoding).__name__)
        if errors is not None and not isinstance(errors, str):
            raise TypeError("TextIOWrapper() argument 'errors' must be str or None, not " + type(errors).__name__)
        buffer.readable, buffer.writable, buffer.seekable
        self.buffer = buffer
        self._encoding = "UTF-8" if encoding is None or encoding == "locale" else encoding
        "".encode(self._encoding)
        self._plain = self._encoding.lower().replace("_", "-")
        self._plain = _names.get(self._plain, self._plain)
        self._bom = self._plain in ("utf-16", "utf-32", "utf-8-sig")
        self._errors = "strict" if errors is None else errors
        self._newline = newline
        self._line_buffering, self._write_through = bool(line_buffering), bool(write_through)
        self._text, self._at, self._start, self._rest = "", 0, None, b""
        self._iterating = False
        self._seen = set()

    encoding = property(lambda self: self._encoding)
    errors = property(lambda self: self._errors)
    line_buffering = property(lambda self: self._line_buffering)
    write_through = property(lambda self: self._write_through)
    name = property(lambda self: self.buffer.name)
    closed = property(lambda self: self.buffer.closed)

    @property
    def newlines(self):
        seen = [end for end in ("\r", "\n", "\r\n") if end in self._seen]
        return None if not seen else seen[0] if len(seen) == 1 else tuple(seen)

    def _check(self):
        if self.buffer is None:
            raise ValueError("underlying buffer has been detached")
        if self.buffer.closed:
            raise ValueError("I/O operation on closed file.")

    def readable(self):
        self._check()
        return self.buffer.readable()

    def writable(self):
        self._check()
        return self.buffer.writable()

    def seekable(self):
        self._check()
        return self.buffer.seekable()

    def fileno(self):
        self._check()
        return self.buffer.fileno()

    def isatty(self):
        self._check()
        return self.buffer.isatty()

    def flush(self):
        self._check()
        self.buffer.flush()

    def close(self):
        if self.buffer is not None and not self.buffer.closed:
            self.buffer.close()

    def __del__(self):
        if self.__dict__.get("buffer") is not None:
            self.close()

    def detach(self):
        self.flush()
        buffer, self.buffer = self.buffer, None
        return buffer

    def reconfigure(self, *, encoding=None, errors=None, newline="", line_buffering=None, write_through=None):
        self.flush()
        self._encoding = self._encoding if encoding is None else encoding
        self._errors = self._errors if errors is None else errors
        self._line_buffering = self._line_buffering if line_buffering is None else bool(line_buffering)

    # --- reading ---

    def _decode(self, data, last):
        """DATA as text; what is not yet complete stays in _rest."""
        data = self._rest + data
        self._rest = b""
        if last:
            return data.decode(self._encoding, self._errors)
        keep = 0
        if self._plain in ("utf-8", "utf-8-sig"):
            for back in range(1, min(4, len(data) + 1)):
                byte = data[-back]
                if byte >= 0xC0:
                    keep = back if back < (2 if byte < 0xE0 else 3 if byte < 0xF0 else 4) else 0
                    break
                if byte < 0x80:
                    break
        elif self._plain.startswith("utf-16"):
            keep = len(data) % 2
            if len(data) - keep >= 2 and data[len(data) - keep - 1 if not self._plain.endswith("be") else len(data) - keep - 2] & 0xFC == 0xD8:
                keep += 2
        elif self._plain.startswith("utf-32"):
            keep = len(data) % 4
        if keep:
            data, self._rest = data[:-keep], data[-keep:]
        return data.decode(self._encoding, self._errors)

    def _more(self):
        """Puts more text where the reader is; False at the end."""
        self._check()
        if not self.buffer.readable():
            raise UnsupportedOperation("not readable")
        left = self._text[self._at:]
        self._start = self._tell_bytes()
        self._at, self._text = 0, left
        read = getattr(self.buffer, "read1", None) or self.buffer.read
        while True:
            data = read(DEFAULT_BUFFER_SIZE)
            text = self._decode(data, not data)
            self._text += text
            if not data:
                return len(self._text) > len(left)
            if text and not (text.endswith("\r") and self._newline in (None, "")):
                return True

    def _tell_bytes(self):
        """Where the reader is in the file."""
        if self._start is None:
            return self.buffer.tell() if self.buffer.seekable() else 0
        done = self._text[:self._at]
        return self._start + (len(done) if done.isascii() and not self._bom and "16" not in self._plain and "32" not in self._plain
                              else len(done.encode(self._encoding, self._errors)) if not self._bom or done else 0)

    def _translated(self, text):
        if "\r" in text and self._newline is None:
            self._note(text)
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        elif self._newline in (None, "") and text:
            self._note(text)
        return text

    def _note(self, text):
        if "\r\n" in text:
            self._seen.add("\r\n")
            text = text.replace("\r\n", "")
        self._seen.update(end for end in "\r\n" if end in text)

    def read(self, size=-1, /):
        self._check()
        if not self.buffer.readable():
            raise UnsupportedOperation("not readable")
        size = -1 if size is None else size.__index__()
        if size < 0:
            while self._more():
                pass
            text, self._at = self._text[self._at:], len(self._text)
            return self._translated(text)
        parts, length = [], 0
        while length < size:
            if self._at >= len(self._text) and not self._more():
                break
            end = self._at + size - length
            if self._newline is None and "\r" in self._text[self._at:end]:
                end = self._at + 1
                if self._text[self._at] == "\r" and self._text[end:end + 1] == "\n":
                    end += 1
            part = self._translated(self._text[self._at:end])
            self._at = min(end, len(self._text))
            parts.append(part)
            length += len(part)
        return parts[0] if len(parts) == 1 else "".join(parts)

    def _line_end(self):
        """Where the line ends that starts where the reader is; -1 if that is not known yet."""
        text, at, newline = self._text, self._at, self._newline
        if newline in ("\n", "\r", "\r\n"):
            found = text.find(newline, at)
            return -1 if found < 0 else found + len(newline)
        end = text.find("\n", at)
        back = text.find("\r", at, end if end >= 0 else len(text))
        if back < 0:
            return end + 1 if end >= 0 else -1
        return back + 2 if text[back + 1:back + 2] == "\n" else back + 1

    def readline(self, size=-1, /):
        self._check()
        end = self._line_end()
        while end < 0 and self._more():
            end = self._line_end()
        if end < 0:
            if not self.buffer.readable():
                raise UnsupportedOperation("not readable")
            end = len(self._text)
        if size is not None and 0 <= size:
            end = min(end, self._at + size)
        line, self._at = self._text[self._at:end], end
        return self._translated(line)

    def __next__(self):
        self._iterating = True
        line = self.readline()
        if not line:
            self._iterating = False
            raise StopIteration
        return line

    # --- writing ---

    def write(self, s, /):
        if not isinstance(s, str):
            raise TypeError("write() argument must be str, not " + type(s).__name__)
        self._check()
        if not self.buffer.writable():
            raise UnsupportedOperation("not writable")
        self._text, self._at, self._start, self._rest = "", 0, None, b""
        text = s.replace("\n", self._newline) if self._newline in ("\r", "\r\n") else s
        data = text.encode(self._encoding, self._errors)
        if self._bom:
            bom = len("".encode(self._encoding)) or {"utf-16": 2, "utf-32": 4, "utf-8-sig": 3}[self._plain]
            if self.buffer.tell() > 0:
                data = data[bom:]
        self.buffer.write(data)
        if self._line_buffering and ("\n" in s or "\r" in s):
            self.flush()
        return len(s)

    # --- position ---

    def tell(self):
        self._check()
        if self._iterating:
            raise OSError("telling position disabled by next() call")
        return self._tell_bytes()

    def seek(self, cookie, whence=0, /):
        self._check()
        if whence == 1:
            if cookie != 0:
                raise UnsupportedOperation("can't do nonzero cur-relative seeks")
            cookie, whence = self._tell_bytes(), 0
        elif whence == 2 and cookie != 0:
            raise UnsupportedOperation("can't do nonzero end-relative seeks")
        elif whence not in (0, 1, 2):
            raise ValueError("invalid whence (%r, should be 0, 1 or 2)" % whence)
        elif whence == 0 and cookie < 0:
            raise ValueError("negative seek position %r" % cookie)
        self.flush()
        self._text, self._at, self._start, self._rest, self._iterating = "", 0, None, b"", False
        return self.buffer.seek(cookie, whence)

    def truncate(self, pos=None, /):
        self.flush()
        return self.buffer.truncate(self._tell_bytes() if pos is None else pos)

    def __repr__(self):
        parts = []
        for name in "name", "mode":
            try:
                parts.append(" %s=%r" % (name, getattr(self, name)))
            except AttributeError:
                pass
        return "<_io.TextIOWrapper%s encoding=%r>" % ("".join(parts), self._encoding)


def _check_mode(mode, encoding, errors, newline):
    if not isinstance(mode, str):
        raise TypeError("open() argument 'mode' must be str, not " + type(mode).__name__)
    if set(mode) - set("rwxabt+") or len(mode) > len(set(mode)):
        raise ValueError("invalid mode: %r" % mode)
    if "b" in mode and "t" in mode:
        raise ValueError("can't have text and binary mode at once")
    kinds = sum(c in "rwxa" for c in mode)
    if kinds > 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if kinds == 0:
        raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
    if "b" in mode:
        for name, value in ("encoding", encoding), ("errors", errors), ("newline", newline):
            if value is not None:
                raise ValueError("binary mode doesn't take %s %s argument" % ("an" if name[0] == "e" else "a", name))


def _open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    """What builtins.open does."""
    file_path = file if isinstance(file, (int, str, bytes)) else _path(file)
    _check_mode(mode, encoding, errors, newline)
    raw = FileIO(file_path, mode.replace("t", "").replace("b", ""), closefd, opener)
    if buffering == 0 and "b" in mode:
        return raw
    try:
        if buffering == 0:
            raise ValueError("can't have unbuffered text I/O")
        size = buffering if buffering > 1 else DEFAULT_BUFFER_SIZE
        if "+" in mode:
            buffer = BufferedRandom(raw, size)
        else:
            buffer = (BufferedReader if "r" in mode else BufferedWriter)(raw, size)
        if "b" in mode:
            return buffer
        text = TextIOWrapper(buffer, encoding, errors, newline, buffering == 1)
    except BaseException:
        raw.close()
        raise
    text.mode = mode
    return text


def open_code(path):
    return open(path, "rb")
