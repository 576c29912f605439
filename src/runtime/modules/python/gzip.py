"""Files in the format of gzip: deflated data between a header and a checksum."""

import builtins
import io
import os
import struct
import time
import zlib

__all__ = ["BadGzipFile", "GzipFile", "open", "compress", "decompress"]

FTEXT, FHCRC, FEXTRA, FNAME, FCOMMENT = 1, 2, 4, 8, 16
READ, WRITE = "rb", "wb"
_COMPRESS_LEVEL_FAST, _COMPRESS_LEVEL_TRADEOFF, _COMPRESS_LEVEL_BEST = 1, 6, 9
_MAGIC = b"\037\213"


class BadGzipFile(OSError):
    """The data are no gzip file."""


def _header(level, mtime, name=b""):
    speed = {_COMPRESS_LEVEL_BEST: 2, _COMPRESS_LEVEL_FAST: 4}.get(level, 0)
    if mtime is None:
        mtime = time.time()
    fixed = struct.pack("<2sBBLBB", _MAGIC, 8, FNAME if name else 0, int(mtime), speed, 255)
    return fixed + (name + b"\0" if name else b"")


def _raw_compressor(level):
    return zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, 0)


def compress(data, compresslevel=_COMPRESS_LEVEL_BEST, *, mtime=None):
    if mtime == 0:
        return zlib.compress(data, compresslevel, 31)
    middle = zlib.compress(data, compresslevel, -15)
    return _header(compresslevel, mtime) + middle + struct.pack("<LL", zlib.crc32(data), len(data) & 0xffffffff)


def _take(data, at, count):
    if len(data) - at < count:
        raise EOFError("Compressed file ended before the end-of-stream marker was reached")
    return data[at:at + count], at + count


def _skip_header(data, at):
    """Where the deflated data of the member at AT begin, and its time; None at the end of all."""
    magic = data[at:at + 2]
    if not magic:
        return None
    if magic != _MAGIC:
        raise BadGzipFile("Not a gzipped file (%r)" % magic)
    fields, at = _take(data, at + 2, 8)
    method, flags, mtime = struct.unpack("<BBIxx", fields)
    if method != 8:
        raise BadGzipFile("Unknown compression method")
    if flags & FEXTRA:
        length, at = _take(data, at, 2)
        _, at = _take(data, at, int.from_bytes(length, "little"))
    for flag in FNAME, FCOMMENT:
        if flags & flag:
            end = data.find(b"\0", at)
            at = len(data) if end < 0 else end + 1
    if flags & FHCRC:
        _, at = _take(data, at, 2)
    return at, mtime


def _members(data, tells_crc=True):
    """The contents of the members of DATA, each with its time."""
    at = 0
    while (start := _skip_header(data, at)) is not None:
        begin, mtime = start
        stream = zlib.decompressobj(-zlib.MAX_WBITS)
        contents = stream.decompress(data[begin:])
        if not stream.eof or len(stream.unused_data) < 8:
            raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        crc, length = struct.unpack("<II", stream.unused_data[:8])
        if crc != zlib.crc32(contents):
            raise BadGzipFile("CRC check failed" + (f" {hex(crc)} != {hex(zlib.crc32(contents))}" if tells_crc else ""))
        if length != len(contents) & 0xffffffff:
            raise BadGzipFile("Incorrect length of data produced")
        yield contents, mtime
        at = len(data) - len(stream.unused_data) + 8
        # Zeros may follow as padding.
        while data[at:at + 1] == b"\0":
            at += 1


def decompress(data):
    return b"".join([contents for contents, _ in _members(bytes(data), False)])


def open(filename, mode="rb", compresslevel=_COMPRESS_LEVEL_BEST, encoding=None, errors=None, newline=None):
    text = "t" in mode
    if text and "b" in mode:
        raise ValueError(f"Invalid mode: {mode!r}")
    if not text:
        for name, value in ("encoding", encoding), ("errors", errors), ("newline", newline):
            if value is not None:
                raise ValueError(f"Argument '{name}' not supported in binary mode")
    plain_mode = mode.replace("t", "")
    if isinstance(filename, (str, bytes, os.PathLike)):
        file = GzipFile(filename, plain_mode, compresslevel)
    elif hasattr(filename, "read") or hasattr(filename, "write"):
        file = GzipFile(None, plain_mode, compresslevel, filename)
    else:
        raise TypeError("filename must be a str or bytes object, or a file")
    return io.TextIOWrapper(file, encoding, errors, newline) if text else file


class GzipFile(io.BufferedIOBase):
    """A file whose contents are read and written as if it were not compressed."""

    # The file that was opened here, to be closed here.
    myfileobj = None
    fileobj = None
    mode = READ

    def __init__(self, filename=None, mode=None, compresslevel=_COMPRESS_LEVEL_BEST, fileobj=None, mtime=None):
        if mode and ("t" in mode or "U" in mode):
            raise ValueError(f"Invalid mode: {mode!r}")
        if mode and "b" not in mode:
            mode += "b"
        if fileobj is None:
            fileobj = self.myfileobj = builtins.open(filename, mode or "rb")
        if filename is None:
            filename = getattr(fileobj, "name", "")
            filename = filename if isinstance(filename, (str, bytes)) else ""
        else:
            filename = os.fspath(filename)
        if mode is None:
            mode = getattr(fileobj, "mode", "rb")
        self.name, self.fileobj = filename, fileobj
        self._time = mtime
        self._contents = None
        if mode[:1] == "r":
            self.mode = READ
        elif mode[:1] in ("w", "a", "x") and mode:
            self.mode = WRITE
            self._level, self.compress = compresslevel, _raw_compressor(compresslevel)
            self.crc, self.size = zlib.crc32(b""), 0
            fileobj.write(_header(compresslevel, mtime, self._name_to_write()))
        else:
            raise ValueError(f"Invalid mode: {mode!r}")

    def _name_to_write(self):
        name = os.path.basename(self.name)
        if not isinstance(name, bytes):
            try:
                name = name.encode("latin-1")
            except UnicodeEncodeError:
                return b""
        return name[:-3] if name.endswith(b".gz") else name

    def __repr__(self):
        return "<gzip " + repr(self.fileobj)[1:-1] + " " + hex(id(self)) + ">"

    def _check_open(self):
        if self.fileobj is None:
            raise ValueError("I/O operation on closed file." if self.mode == READ else "write() on closed GzipFile object")

    def _unpacked(self):
        self._check_open()
        if self.mode != READ:
            raise OSError(9, "read() on write-only GzipFile object")
        if self._contents is None:
            pieces = []
            for contents, mtime in _members(self.fileobj.read()):
                pieces.append(contents)
                self._time = mtime
            self._contents = io.BytesIO(b"".join(pieces))
        return self._contents

    @property
    def mtime(self):
        return self._time if self.mode == WRITE or self._contents is not None else None

    @property
    def closed(self):
        return self.fileobj is None

    def write(self, data):
        self._check_open()
        if self.mode != WRITE:
            raise OSError(9, "write() on read-only GzipFile object")
        data = bytes(memoryview(data))
        if data:
            self.fileobj.write(self.compress.compress(data))
            self.crc = zlib.crc32(data, self.crc)
            self.size += len(data)
        return len(data)

    def read(self, size=-1):
        return self._unpacked().read(size)

    def read1(self, size=-1):
        return self._unpacked().read(io.DEFAULT_BUFFER_SIZE if size < 0 else size)

    def peek(self, n):
        contents = self._unpacked()
        place = contents.tell()
        try:
            return contents.read()
        finally:
            contents.seek(place)

    def readline(self, size=-1):
        return self._unpacked().readline(size)

    def flush(self, zlib_mode=zlib.Z_SYNC_FLUSH):
        self._check_open()
        if self.mode == WRITE:
            self.fileobj.write(self.compress.flush(zlib_mode))
            self.fileobj.flush()

    def close(self):
        file, own = self.fileobj, self.myfileobj
        if file is None:
            return
        try:
            if self.mode == WRITE:
                file.write(self.compress.flush() + struct.pack("<LL", self.crc, self.size & 0xffffffff))
        finally:
            self.fileobj = self.myfileobj = None
            if own is not None:
                own.close()

    def fileno(self):
        return self.fileobj.fileno()

    def readable(self):
        return self.mode == READ

    def writable(self):
        return self.mode == WRITE

    def seekable(self):
        return True

    def tell(self):
        if self.mode == READ:
            return self._unpacked().tell()
        return self.size

    def rewind(self):
        if self.mode != READ:
            raise OSError("Can't rewind in write mode")
        self._unpacked().seek(0)

    def seek(self, offset, whence=io.SEEK_SET):
        if self.mode == READ:
            contents = self._unpacked()
            if whence == io.SEEK_CUR:
                offset += contents.tell()
            elif whence == io.SEEK_END:
                offset += len(contents.getvalue())
            return contents.seek(max(0, min(offset, len(contents.getvalue()))))
        if whence == io.SEEK_CUR:
            offset += self.size
        elif whence:
            raise ValueError("Seek from end not supported")
        if offset < self.size:
            raise OSError("Negative seek in write mode")
        self.write(bytes(offset - self.size))
        return self.size
