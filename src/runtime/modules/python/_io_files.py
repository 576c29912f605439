"""Streams of files that give text, and open."""

import sys
from builtins import open
from _operator import index as _index
from _io import DEFAULT_BUFFER_SIZE, UnsupportedOperation, _TextIOBase, _as_size
from _io_buffered import (_Attribute, _asks_below, _path, read_number, write_number,
                          FileIO, BufferedReader, BufferedWriter, BufferedRandom, BufferedRWPair)

_stands_for_native = True

_StandardText = type(sys.__stdout__)
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
    __slots__ = ("_buffer", "_encoding", "_plain", "_bom", "_errors", "_newline", "_line_buffering", "_write_through", "_text", "_at",
                 "_start", "_rest", "_pending", "_pending_bytes", "_iterating", "_seen", "_file", "_reads", "_writes", "_seeks",
                 "_by_newline")

    def __new__(cls, *args, **kwargs):
        self = _TextIOBase.__new__(cls)
        self._buffer = self._file = None
        return self

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if newline is not None and not isinstance(newline, str):
            raise TypeError("TextIOWrapper() argument 'newline' must be str or None, not " + type(newline).__name__)
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError("illegal newline value: %s" % newline)
        if encoding is not None and not isinstance(encoding, str):
            raise TypeError("TextIOWrapper() argument 'encoding' must be str or None, not " + type(encoding).__name__)
        if errors is not None and not isinstance(errors, str):
            raise TypeError("TextIOWrapper() argument 'errors' must be str or None, not " + type(errors).__name__)
        self._set_encoding("UTF-8" if encoding is None or encoding == "locale" else encoding)
        self._reads, self._writes, self._seeks = bool(buffer.readable()), bool(buffer.writable()), bool(buffer.seekable())
        self._buffer = buffer
        self._file = None
        if type(buffer) in (BufferedReader, BufferedWriter, BufferedRandom) and type(buffer.raw) is FileIO:
            self._file = buffer.raw  # whether it is closed is asked at each line
        self._errors = "strict" if errors is None else errors
        self._newline = newline
        self._line_buffering, self._write_through = bool(line_buffering), bool(write_through)
        self._text, self._at, self._start, self._rest = "", 0, None, b""
        self._pending, self._pending_bytes = [], 0
        self._iterating = self._by_newline = False
        self._seen = set()

    _CHUNK_SIZE = DEFAULT_BUFFER_SIZE

    def _set_encoding(self, encoding):
        try:
            "".encode(encoding)
        except LookupError as e:
            raise LookupError(str(e).replace("codecs.encode()", "codecs.open()")) from None
        plain = encoding.lower().replace("_", "-")
        self._encoding, self._plain = encoding, _names.get(plain, plain)
        self._bom = self._plain in ("utf-16", "utf-32", "utf-8-sig")

    def _below(self):
        """The buffer, if there is one."""
        if self._buffer is None:
            raise ValueError("underlying buffer has been detached" if hasattr(self, "_encoding") else "I/O operation on uninitialized object")
        return self._buffer

    buffer = _Attribute(lambda self: self._buffer, True)
    encoding = _Attribute(lambda self: self._encoding, True)
    errors = _Attribute(lambda self: self._errors)
    line_buffering = _Attribute(lambda self: self._line_buffering, True)
    write_through = _Attribute(lambda self: self._write_through, True)
    name = _Attribute(lambda self: self._below().name)
    closed = _Attribute(lambda self: self._below().closed)

    @_Attribute
    def newlines(self):
        seen = [end for end in ("\r", "\n", "\r\n") if end in self._seen]
        return None if not seen else seen[0] if len(seen) == 1 else tuple(seen)

    def _check(self):
        if (self._below().closed if self._file is None or type(self) is not TextIOWrapper else self._file._number < 0):
            raise ValueError("I/O operation on closed file.")

    readable, writable, seekable, fileno, isatty = (_asks_below(name, "TextIOWrapper")
                                                    for name in ("readable", "writable", "seekable", "fileno", "isatty"))

    def flush(self):
        self._check()
        self._write_out()
        self._buffer.flush()

    def _write_out(self):
        """Gives the buffer what was written."""
        if self._pending:
            data, self._pending, self._pending_bytes = b"".join(self._pending), [], 0
            self._buffer.write(data)

    def close(self):
        if not self._below().closed:
            try:
                self.flush()
            finally:
                self._buffer.close()

    def _warn_unclosed(self, source):
        getattr(self._below(), "_warn_unclosed", id)(source)

    def detach(self):
        self._below()
        self.flush()
        buffer, self._buffer, self._file = self._buffer, None, None
        return buffer

    def reconfigure(self, *, encoding=None, errors=None, newline=..., line_buffering=None, write_through=None):
        for name, value in ("encoding", encoding), ("errors", errors):
            if value is not None and not isinstance(value, str):
                raise TypeError("reconfigure() argument %r must be str or None, not %s" % (name, type(value).__name__))
        if self._start is not None and (encoding is not None or errors is not None or newline is not ...):
            raise UnsupportedOperation("It is not possible to set the encoding or newline of stream after the first read")
        if newline is not ... and newline is not None and not isinstance(newline, str):
            raise TypeError("reconfigure() argument 'newline' must be str or None, not " + type(newline).__name__)
        if newline not in (..., None, "", "\n", "\r", "\r\n"):
            raise ValueError("illegal newline value: %s" % newline)
        self.flush()
        if encoding is not None:
            self._set_encoding("UTF-8" if encoding == "locale" else encoding)
            self._errors = "strict" if errors is None else errors
        elif errors is not None:
            self._errors = errors
        if newline is not ...:
            self._newline = newline
        self._line_buffering = self._line_buffering if line_buffering is None else bool(line_buffering)
        self._write_through = self._write_through if write_through is None else bool(write_through)

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
        if not self._reads:
            raise UnsupportedOperation("not readable")
        self._write_out()
        left = self._text[self._at:]
        self._start = self._tell_bytes()
        self._at, self._text = 0, left
        read = getattr(self._buffer, "read1", None) or self._buffer.read
        while True:
            data = read(self._CHUNK_SIZE)
            text = self._decode(data, not data)
            if self._newline in (None, ""):
                fresh = "\r" + text if self._text.endswith("\r") else text  # which may yet be half of an end
                self._note(fresh[:-1] if data and fresh.endswith("\r") else fresh)
            self._text += text
            self._by_newline = self._newline == "\n" or self._newline in (None, "") and "\r" not in self._text
            if not data:
                return len(self._text) > len(left)
            if text and not (text.endswith("\r") and self._newline in (None, "")):
                return True

    def _tell_bytes(self):
        """Where the reader is in the file."""
        if self._start is None:
            return self._buffer.tell() if self._seeks else 0
        done = self._text[:self._at]
        return self._start + (len(done) if done.isascii() and not self._bom and "16" not in self._plain and "32" not in self._plain
                              else len(done.encode(self._encoding, self._errors)) if not self._bom or done else 0)

    def _translated(self, text):
        if "\r" in text and self._newline is None:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    def _note(self, text):
        if "\r\n" in text:
            self._seen.add("\r\n")
            text = text.replace("\r\n", "")
        self._seen.update(end for end in "\r\n" if end in text)

    def read(self, size=-1, /):
        self._check()
        if not self._reads:
            raise UnsupportedOperation("not readable")
        size = -1 if size is None else _as_size(size)
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

    def _line_at_hand(self):
        """The next line if it is all there and ends in a newline; else nothing."""
        if not self._by_newline:
            return ""
        at = self._at
        end = self._text.find("\n", at) + 1
        if end == 0:
            return ""
        self._at = end
        return self._text[at:end]

    def readline(self, size=-1, /):
        size = -1 if size is None else _index(size)
        self._check()
        if size < 0 and (line := self._line_at_hand()):
            return line
        end = self._line_end()
        while end < 0 and self._more():
            end = self._line_end()
        if end < 0:
            if not self._reads:
                raise UnsupportedOperation("not readable")
            end = len(self._text)
        if 0 <= size:
            end = min(end, self._at + size)
        line, self._at = self._text[self._at:end], end
        return self._translated(line)

    def __next__(self):
        self._iterating = True
        if type(self) is TextIOWrapper:
            self._check()
            if line := self._line_at_hand():
                return line
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
        if not self._writes:
            raise UnsupportedOperation("not writable")
        self._text, self._at, self._start, self._rest = "", 0, None, b""
        text = s.replace("\n", self._newline) if self._newline in ("\r", "\r\n") else s
        data = text.encode(self._encoding, self._errors)
        if self._bom:
            bom = len("".encode(self._encoding)) or {"utf-16": 2, "utf-32": 4, "utf-8-sig": 3}[self._plain]
            if self._pending or self._buffer.tell() > 0:
                data = data[bom:]
        if self._pending_bytes + len(data) > self._CHUNK_SIZE:
            self._write_out()
        self._pending.append(data)
        self._pending_bytes += len(data)
        now = self._line_buffering and ("\n" in s or "\r" in s)
        if now or self._write_through or self._pending_bytes >= self._CHUNK_SIZE:
            self._write_out()
        if now:
            self._buffer.flush()
        return len(s)

    # --- position ---

    def tell(self):
        self._check()
        if self._iterating:
            raise OSError("telling position disabled by next() call")
        self._check_seekable()
        self._write_out()
        self._buffer.flush()
        return self._tell_bytes()

    def _check_seekable(self):
        if not self._seeks:
            raise UnsupportedOperation("underlying stream is not seekable")

    def seek(self, cookie, whence=0, /):
        self._check()
        self._check_seekable()
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
        return self._buffer.seek(cookie, whence)

    def truncate(self, pos=None, /):
        self.flush()
        return self._buffer.truncate(self._tell_bytes() if pos is None else pos)

    def __repr__(self):
        parts = []
        for name in "name", "mode":
            try:
                parts.append(" %s=%r" % (name, getattr(self, name)))
            except (AttributeError, ValueError):
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
