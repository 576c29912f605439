"""What files of bzip2 and lzma have in common: the contents of one that is read, and packing what is written."""

import builtins
import io
import os

BUFFER_SIZE = io.DEFAULT_BUFFER_SIZE
_READ, _WRITE = "r", "w"


class BaseStream(io.BufferedIOBase):
    """A file whose contents are read and written as if it were not packed. A class on top of it says how to pack and to unpack."""

    def _open(self, filename, mode, modes):
        self._fp, self._mine, self._contents, self._packer = None, False, None, None
        if mode not in modes:
            raise ValueError("Invalid mode: {!r}".format(mode))
        self._writes = mode[0] != _READ
        if isinstance(filename, (str, bytes, os.PathLike)):
            self._fp, self._mine = builtins.open(filename, mode if "b" in mode else mode + "b"), True
        elif hasattr(filename, "read") or hasattr(filename, "write"):
            self._fp = filename
        else:
            raise TypeError("filename must be a str, bytes, file or PathLike object")

    def _check_not_closed(self):
        if self._fp is None:
            raise ValueError("I/O operation on closed file")

    def _check_can_read(self):
        self._check_not_closed()
        if self._writes:
            raise io.UnsupportedOperation("File not open for reading")

    def _check_can_write(self):
        self._check_not_closed()
        if not self._writes:
            raise io.UnsupportedOperation("File not open for writing")

    def _check_can_seek(self):
        self._check_can_read()

    def _unpacked(self):
        self._check_can_read()
        if self._contents is None:
            data = self._fp.read()
            if not data:
                raise EOFError("Compressed file ended before the end-of-stream marker was reached")
            self._contents = io.BytesIO(self._unpack(data))
        return self._contents

    @property
    def closed(self):
        return self._fp is None

    def close(self):
        if self._fp is None:
            return
        try:
            if self._writes:
                self._fp.write(self._packer.flush())
        finally:
            if self._mine:
                self._fp.close()
            self._fp = self._contents = self._packer = None

    def fileno(self):
        self._check_not_closed()
        return self._fp.fileno()

    def seekable(self):
        self._check_not_closed()
        return not self._writes

    def readable(self):
        self._check_not_closed()
        return not self._writes

    def writable(self):
        self._check_not_closed()
        return self._writes

    def peek(self, n=0):
        contents = self._unpacked()
        return contents.getvalue()[contents.tell():]

    def read(self, size=-1):
        return self._unpacked().read(size)

    def read1(self, size=-1):
        return self._unpacked().read(BUFFER_SIZE if size < 0 else size)

    def readinto(self, b):
        return self._unpacked().readinto(b)

    def readline(self, size=-1):
        return self._unpacked().readline(size)

    def readlines(self, size=-1):
        return self._unpacked().readlines(size)

    def __next__(self):
        line = self._unpacked().readline()
        if not line:
            raise StopIteration
        return line

    def __iter__(self):
        self._unpacked()
        return self

    def write(self, data):
        self._check_can_write()
        data = bytes(memoryview(data))
        self._fp.write(self._packer.compress(data))
        self._written += len(data)
        return len(data)

    def writelines(self, seq):
        for line in seq:
            self.write(line)

    def seek(self, offset, whence=io.SEEK_SET):
        self._check_can_seek()
        return self._unpacked().seek(offset, whence)

    def tell(self):
        self._check_not_closed()
        return self._written if self._writes else self._unpacked().tell()


class Packer:
    """Takes pieces, and gives what they are packed to as far as that is known. What packs is asked anew about all of them, but of a long
    stream not before it has grown by a quarter."""
    _LONG = 1 << 16

    def _begin(self):
        self._data, self._given, self._due, self._ended = bytearray(), 0, 0, False

    def _more(self, is_all):
        out = self._pack(bytes(self._data), is_all)[self._given:]
        self._given += len(out)
        self._due = len(self._data) + len(self._data) // 4 if len(self._data) > self._LONG else 0
        return out

    def compress(self, data, /):
        data = memoryview(data) if not isinstance(data, str) else _refuse(data)
        if self._ended:
            raise ValueError("Compressor has been flushed")
        self._data += data
        return self._more(False) if len(self._data) >= self._due else b""

    def flush(self):
        if self._ended:
            raise ValueError("Repeated call to flush()")
        self._ended = True
        return self._more(True)

    def __reduce__(self):
        raise TypeError(f"cannot pickle {type(self).__module__ + '.' + type(self).__name__!r} object")


class Unpacker:
    """Takes pieces of what was packed and gives what they say. Its eof, needs_input and unused_data are kept by the class on top."""

    def _begin(self):
        self._data, self._given, self._ready = b"", 0, b""
        self.eof, self.needs_input, self.unused_data = False, True, b""

    def _feed(self, data, max_length):
        """What comes of DATA, of which MAX_LENGTH are wanted (below 0: all)."""
        if data:
            self._data += data
            out, taken, self._at_end = self._run(self._data)
            self._ready += out[self._given:]
            self._given = len(out)
            if self._at_end:
                self._rest = self._data[taken:]
        give = self._ready if max_length < 0 else self._ready[:max_length]
        self._ready = self._ready[len(give):]
        if self._given and not self._ready and self._at_end or (self._data and self._at_end and not self._ready):
            self.eof, self.needs_input, self.unused_data = True, False, self._rest
        else:
            self.needs_input = not self._ready and (max_length < 0 or len(give) < max_length)
        return give

    _at_end = False

    def __reduce__(self):
        raise TypeError(f"cannot pickle {type(self).__module__ + '.' + type(self).__name__!r} object")


def _refuse(data):
    raise TypeError("a bytes-like object is required, not " + repr(type(data).__name__))


def bytes_of(data):
    return data if isinstance(data, bytes) else bytes(memoryview(data)) if not isinstance(data, str) else _refuse(data)


def unpack_streams(data, make, broken):
    """The contents of all streams of DATA one after the other; what follows them and is none (BROKEN) is left."""
    data, results = bytes_of(data), []
    while data:
        stream = make()
        try:
            results.append(stream.decompress(data))
        except broken:
            if results:
                break
            raise
        if not stream.eof:
            raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        data = stream.unused_data
    return b"".join(results)


def check_mode(mode, encoding, errors, newline):
    """Whether MODE asks for text; refuses what does not go together."""
    if "t" in mode:
        if "b" in mode:
            raise ValueError("Invalid mode: %r" % (mode,))
        return True
    for name, value in ("encoding", encoding), ("errors", errors), ("newline", newline):
        if value is not None:
            raise ValueError("Argument '%s' not supported in binary mode" % name)
    return False
