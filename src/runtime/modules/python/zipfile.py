"""Archives in the format of ZIP, stored or deflated."""

__path__ = []

import binascii
import io
import os
import stat
import struct
import time
import zlib

__all__ = ["BadZipFile", "BadZipfile", "error", "ZIP_STORED", "ZIP_DEFLATED", "ZIP_BZIP2", "ZIP_LZMA", "is_zipfile", "ZipInfo", "ZipFile",
           "LargeZipFile"]


class BadZipFile(Exception):
    """The data are no archive."""


class LargeZipFile(Exception):
    """More than 4 GiB, which this module does not write."""


error = BadZipfile = BadZipFile
ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA = 0, 8, 12, 14
DEFAULT_VERSION = 20
_versions = {ZIP_BZIP2: 46, ZIP_LZMA: 63}
_ENDS_BY_MARK = 2
_compressor_names = {ZIP_STORED: "store", ZIP_DEFLATED: "deflate", ZIP_BZIP2: "bzip2", ZIP_LZMA: "lzma"}

# The three records of the format: before a file, of a file in the directory at the end, and of that directory.
_LOCAL, _LOCAL_SIGN = struct.Struct("<4s5H3L2H"), b"PK\3\4"
_ENTRY, _ENTRY_SIGN = struct.Struct("<4s4B4HL2L5H2L"), b"PK\1\2"
_END, _END_SIGN = struct.Struct("<4s4H2LH"), b"PK\5\6"
_UTF8_NAME, _SIZES_BEHIND, _ENCRYPTED = 0x800, 8, 1


def _find_end(data):
    """Where the last record begins; -1 if there is none."""
    at = data.rfind(_END_SIGN)
    return at if at >= 0 and len(data) - at >= _END.size else -1


def is_zipfile(filename):
    try:
        if hasattr(filename, "read"):
            place = filename.tell()
            filename.seek(0)
            data = filename.read()
            filename.seek(place)
        else:
            with io.open(filename, "rb") as file:
                data = file.read()
    except OSError:
        return False
    return _find_end(data) >= 0


class ZipInfo:
    """What an archive says of one of its files."""
    __slots__ = ("orig_filename", "filename", "date_time", "compress_type", "_compresslevel", "comment", "extra", "create_system",
                 "create_version", "extract_version", "reserved", "flag_bits", "volume", "internal_attr", "external_attr", "header_offset",
                 "CRC", "compress_size", "file_size")

    def __init__(self, filename="NoName", date_time=(1980, 1, 1, 0, 0, 0)):
        self.orig_filename = filename
        self.filename = filename.partition("\0")[0].replace(os.sep, "/")
        if date_time[0] < 1980:
            raise ValueError("ZIP does not support timestamps before 1980")
        self.date_time, self.compress_type, self._compresslevel = date_time, ZIP_STORED, None
        self.comment = self.extra = b""
        self.create_system, self.create_version, self.extract_version = 3, DEFAULT_VERSION, DEFAULT_VERSION
        self.reserved = self.flag_bits = self.volume = self.internal_attr = self.external_attr = 0
        self.header_offset = self.CRC = self.compress_size = self.file_size = 0

    @classmethod
    def from_file(cls, filename, arcname=None, *, strict_timestamps=True):
        filename = os.fspath(filename)
        facts = os.stat(filename)
        name = os.path.normpath(filename if arcname is None else os.fspath(arcname)).lstrip(os.sep)
        folder = stat.S_ISDIR(facts.st_mode)
        made = cls(name + "/" if folder else name, time.localtime(facts.st_mtime)[:6])
        made.external_attr = (facts.st_mode & 0xffff) << 16 | (0x10 if folder else 0)
        made.file_size = 0 if folder else facts.st_size
        return made

    def __repr__(self):
        words = [f"{type(self).__name__} filename={self.filename!r}"]
        if self.compress_type != ZIP_STORED:
            words.append(f"compress_type={_compressor_names.get(self.compress_type, self.compress_type)}")
        high, low = self.external_attr >> 16, self.external_attr & 0xffff
        if high:
            words.append(f"filemode={stat.filemode(high)!r}")
        if low:
            words.append(f"external_attr={low:#x}")
        if not self.is_dir() or self.file_size:
            words.append(f"file_size={self.file_size!r}")
        if (not self.is_dir() or self.compress_size) and (self.compress_type != ZIP_STORED or self.file_size != self.compress_size):
            words.append(f"compress_size={self.compress_size!r}")
        return "<" + " ".join(words) + ">"

    def is_dir(self):
        return self.filename.endswith("/")

    def _stamp(self):
        year, month, day, hour, minute, second = self.date_time
        return hour << 11 | minute << 5 | second // 2, year - 1980 << 9 | month << 5 | day

    def _name(self):
        """The name in bytes, and the flags with which it is to be read."""
        try:
            return self.filename.encode("ascii"), self.flag_bits & ~_UTF8_NAME
        except UnicodeEncodeError:
            return self.filename.encode(), self.flag_bits | _UTF8_NAME

    def FileHeader(self, zip64=None):
        name, flags = self._name()
        return _LOCAL.pack(_LOCAL_SIGN, self.extract_version, flags, self.compress_type, *self._stamp(), self.CRC, self.compress_size,
                           self.file_size, len(name), len(self.extra)) + name + self.extra

    def _entry(self):
        name, flags = self._name()
        return _ENTRY.pack(_ENTRY_SIGN, self.create_version, self.create_system, self.extract_version, self.reserved, flags,
                           self.compress_type, *self._stamp(), self.CRC, self.compress_size, self.file_size, len(name), len(self.extra),
                           len(self.comment), 0, self.internal_attr, self.external_attr, self.header_offset) + name + self.extra + self.comment


def _check_compression(kind):
    if kind not in (ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA):
        raise NotImplementedError("That compression method is not supported")


def _pack(kind, level, data):
    if kind == ZIP_DEFLATED:
        stream = zlib.compressobj(-1 if level is None else level, zlib.DEFLATED, -15)
        return stream.compress(data) + stream.flush()
    if kind == ZIP_BZIP2:
        import bz2
        return bz2.compress(data, 9 if level is None else level)
    if kind == ZIP_LZMA:
        import lzma
        # the version that packed, and the settings: lc, lp and pb in a byte, and the size of the dictionary
        return b"\x09\x04\x05\0]\0\0\x80\0" + lzma.compress(data, lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_LZMA1}])
    return data


def _unpack(kind, data):
    if kind == ZIP_DEFLATED:
        return zlib.decompressobj(-15).decompress(data)
    if kind == ZIP_BZIP2:
        import bz2
        return bz2.BZ2Decompressor().decompress(data)
    if kind == ZIP_LZMA:
        import lzma
        settings, size = data[4], int.from_bytes(data[5:9], "little")
        way = {"id": lzma.FILTER_LZMA1, "lc": settings % 9, "lp": settings // 9 % 5, "pb": settings // 45, "dict_size": size}
        return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[way]).decompress(data[4 + int.from_bytes(data[2:4], "little"):])
    return data


class _Writer(io.BytesIO):
    """A file of an archive that is being written; it gets there when it is closed."""

    def __init__(self, archive, info):
        super().__init__()
        self._archive, self._info = archive, info

    def close(self):
        if not self.closed:
            data = self.getvalue()
            super().close()
            self._archive._writing = False
            self._archive._append(self._info, data)


class ZipExtFile(io.BytesIO):
    """A file of an archive that is being read."""

    def __init__(self, data, info):
        super().__init__(data)
        self.name, self.mode, self._compress_type = info.filename, "r", info.compress_type

    def writable(self):
        return False

    def __repr__(self):
        state = "[closed]" if self.closed else f"name={self.name!r} mode={self.mode!r}"
        if not self.closed and self._compress_type != ZIP_STORED:
            state += f" compress_type={_compressor_names.get(self._compress_type)}"
        return f"<zipfile.ZipExtFile {state}>"


class ZipFile:
    """An archive."""
    fp = None

    def __init__(self, file, mode="r", compression=ZIP_STORED, allowZip64=True, compresslevel=None, *, strict_timestamps=True,
                 metadata_encoding=None):
        if mode not in ("r", "w", "x", "a"):
            raise ValueError("ZipFile requires mode 'r', 'w', 'x', or 'a'")
        _check_compression(compression)
        self.compression, self.compresslevel, self.mode, self.debug, self.pwd = compression, compresslevel, mode, 0, None
        self.filelist, self.NameToInfo = [], {}
        self._comment, self._changed, self._writing = b"", False, False
        if isinstance(file, os.PathLike):
            file = os.fspath(file)
        self._own = isinstance(file, str)
        if self._own:
            self.filename = file
            if mode == "a" and not os.path.exists(file):
                mode = "w"
            self.fp = io.open(file, {"r": "rb", "w": "w+b", "x": "x+b", "a": "r+b"}[mode])
        else:
            self.fp, self.filename = file, getattr(file, "name", None)
        try:
            self._start = self._end_of_files = 0
            if mode == "r" or mode == "a":
                self._read_directory(mode == "a")
            else:
                self._changed = True
                self._end_of_files = self.fp.tell() if hasattr(self.fp, "tell") else 0
        except BaseException:
            self._leave()
            raise

    def _read_directory(self, may_be_new):
        self.fp.seek(0)
        data = self.fp.read()
        end = _find_end(data)
        if end < 0:
            if may_be_new:
                self._changed, self._end_of_files = True, len(data)
                return
            raise BadZipFile("File is not a zip file")
        _, _, _, _, count, size, offset, comment_length = _END.unpack_from(data, end)
        self._comment = data[end + _END.size:end + _END.size + comment_length]
        # What stands before the archive, as a program that unpacks it, moves all places.
        moved = end - size - offset
        at = offset + moved
        if moved < 0:
            raise BadZipFile("Bad offset for central directory")
        for _ in range(count):
            if data[at:at + 4] != _ENTRY_SIGN:
                raise BadZipFile("Bad magic number for central directory")
            at = self._read_entry(data, at, moved)
        self._end_of_files = offset + moved

    def _read_entry(self, data, at, moved):
        (_, version, system, extract, reserved, flags, kind, clock, day, crc, packed, size, name_length, extra_length, comment_length,
         volume, internal, external, offset) = _ENTRY.unpack_from(data, at)
        at += _ENTRY.size
        name = data[at:at + name_length].decode("utf-8" if flags & _UTF8_NAME else "cp437")
        info = ZipInfo(name, ((day >> 9) + 1980, day >> 5 & 15, day & 31, clock >> 11, clock >> 5 & 63, (clock & 31) * 2))
        at += name_length
        info.extra, info.comment = data[at:at + extra_length], data[at + extra_length:at + extra_length + comment_length]
        info.create_version, info.create_system, info.extract_version, info.reserved = version, system, extract, reserved
        info.flag_bits, info.compress_type, info.CRC, info.compress_size, info.file_size = flags, kind, crc, packed, size
        info.volume, info.internal_attr, info.external_attr, info.header_offset = volume, internal, external, offset + moved
        self._add(info)
        return at + extra_length + comment_length

    def _add(self, info):
        self.filelist.append(info)
        self.NameToInfo[info.filename] = info

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def __repr__(self):
        words = [f"<{type(self).__module__}.{type(self).__qualname__}"]
        if self.fp is None:
            words.append("[closed]")
        elif self._own:
            words += [f"filename={self.filename!r}", f"mode={self.mode!r}"]
        else:
            words += [f"file={self.fp!r}"] + ([f"filename={self.filename!r}"] if self.filename is not None else []) + [f"mode={self.mode!r}"]
        return " ".join(words) + ">"

    def namelist(self):
        return [info.filename for info in self.filelist]

    def infolist(self):
        return self.filelist

    def getinfo(self, name):
        info = self.NameToInfo.get(name)
        if info is None:
            raise KeyError(f"There is no item named {name!r} in the archive")
        return info

    def printdir(self, file=None):
        print("%-46s %19s %12s" % ("File Name", "Modified    ", "Size"), file=file)
        for info in self.filelist:
            print("%-46s %s %12d" % (info.filename, "%d-%02d-%02d %02d:%02d:%02d" % info.date_time[:6], info.file_size), file=file)

    @property
    def comment(self):
        return self._comment

    @comment.setter
    def comment(self, comment):
        if not isinstance(comment, bytes):
            raise TypeError("comment: expected bytes, got %s" % type(comment).__name__)
        self._comment, self._changed = comment[:0xffff], True

    # --- reading ---

    def _contents(self, info):
        self.fp.seek(info.header_offset)
        header = self.fp.read(_LOCAL.size)
        if len(header) != _LOCAL.size:
            raise BadZipFile("Truncated file header")
        fields = _LOCAL.unpack(header)
        if fields[0] != _LOCAL_SIGN:
            raise BadZipFile("Bad magic number for file header")
        name = self.fp.read(fields[-2])
        self.fp.read(fields[-1])
        if name.decode("utf-8" if fields[2] & _UTF8_NAME else "cp437") != info.orig_filename:
            raise BadZipFile(f"File name in directory {info.orig_filename!r} and header {name!r} differ.")
        if info.flag_bits & _ENCRYPTED:
            raise RuntimeError(f"File {info!r} is encrypted, password required for extraction")
        _check_compression(info.compress_type)
        data = _unpack(info.compress_type, self.fp.read(info.compress_size))
        if binascii.crc32(data) != info.CRC:
            raise BadZipFile(f"Bad CRC-32 for file {info.filename!r}")
        return data

    def open(self, name, mode="r", pwd=None, *, force_zip64=False):
        if mode not in ("r", "w"):
            raise ValueError('open() requires mode "r" or "w"')
        if self.fp is None:
            raise ValueError("Attempt to use ZIP archive that was already closed")
        if mode == "w":
            if self._writing:
                raise ValueError("Can't write to the ZIP file while there is another write handle open on it. Close the first handle "
                                 "before opening another.")
            self._check_writing()
            info = name if isinstance(name, ZipInfo) else self._fresh(name)
            self._writing = True
            return _Writer(self, info)
        if self._writing:
            raise ValueError("Can't read from the ZIP file while there is an open writing handle on it. Close the writing handle "
                             "before trying to read.")
        info = name if isinstance(name, ZipInfo) else self.getinfo(name)
        return ZipExtFile(self._contents(info), info)

    def read(self, name, pwd=None):
        with self.open(name, "r", pwd) as file:
            return file.read()

    def testzip(self):
        for info in self.filelist:
            try:
                self.read(info)
            except (BadZipFile, zlib.error):
                return info.filename
        return None

    def extract(self, member, path=None, pwd=None):
        info = member if isinstance(member, ZipInfo) else self.getinfo(member)
        # Nothing is laid beside the folder: names that go up or begin at the root lose that.
        parts = [part for part in info.filename.replace("\\", "/").split("/") if part not in ("", ".", "..")]
        target = os.path.normpath(os.path.join(os.getcwd() if path is None else os.fspath(path), *parts))
        if info.is_dir():
            os.makedirs(target, exist_ok=True)
            return target
        if os.path.dirname(target):
            os.makedirs(os.path.dirname(target), exist_ok=True)
        with self.open(info, pwd=pwd) as source, io.open(target, "wb") as copy:
            copy.write(source.read())
        return target

    def extractall(self, path=None, members=None, pwd=None):
        for member in self.namelist() if members is None else members:
            self.extract(member, path, pwd)

    # --- writing ---

    def _check_writing(self):
        if self.mode not in ("w", "x", "a"):
            raise ValueError("write() requires mode 'w', 'x', or 'a'")
        if self.fp is None:
            raise ValueError("Attempt to write ZIP archive that was already closed")
        if self._writing:
            raise ValueError("Can't write to ZIP archive while an open writing handle exists")

    def _fresh(self, name):
        info = ZipInfo(name, time.localtime(time.time())[:6])
        info.compress_type, info._compresslevel = self.compression, self.compresslevel
        info.external_attr = 0o40775 << 16 | 0x10 if name.endswith("/") else 0o600 << 16
        return info

    def _append(self, info, data):
        if info.filename in self.NameToInfo:
            import warnings
            warnings.warn("Duplicate name: %r" % info.filename, stacklevel=3)
        if not info.external_attr:
            info.external_attr = 0o600 << 16
        info.file_size, info.CRC = len(data), binascii.crc32(data)
        data = _pack(info.compress_type, info._compresslevel, data)
        needed = _versions.get(info.compress_type, DEFAULT_VERSION)
        info.extract_version, info.create_version = max(needed, info.extract_version), max(needed, info.create_version)
        if info.compress_type == ZIP_LZMA:
            info.flag_bits |= _ENDS_BY_MARK
        info.compress_size, info.header_offset = len(data), self._end_of_files
        self.fp.seek(self._end_of_files)
        self.fp.write(info.FileHeader() + data)
        self._end_of_files, self._changed = self.fp.tell(), True
        self._add(info)

    def writestr(self, zinfo_or_arcname, data, compress_type=None, compresslevel=None):
        if isinstance(data, str):
            data = data.encode("utf-8")
        info = zinfo_or_arcname if isinstance(zinfo_or_arcname, ZipInfo) else self._fresh(zinfo_or_arcname)
        if self.fp is None:
            raise ValueError("Attempt to write to ZIP archive that was already closed")
        self._check_writing()
        if compress_type is not None:
            _check_compression(compress_type)
            info.compress_type = compress_type
        if compresslevel is not None:
            info._compresslevel = compresslevel
        self._append(info, bytes(data))

    def write(self, filename, arcname=None, compress_type=None, compresslevel=None):
        self._check_writing()
        info = ZipInfo.from_file(filename, arcname)
        if info.is_dir():
            self._append(info, b"")
            return
        info.compress_type = self.compression if compress_type is None else compress_type
        info._compresslevel = self.compresslevel if compresslevel is None else compresslevel
        with io.open(filename, "rb") as file:
            self._append(info, file.read())

    def mkdir(self, zinfo_or_directory_name, mode=511):
        info = zinfo_or_directory_name
        if not isinstance(info, ZipInfo):
            info = ZipInfo(info if info.endswith("/") else info + "/", time.localtime(time.time())[:6])
            info.external_attr = ((0o40000 | mode) & 0xffff) << 16 | 0x10
        self._check_writing()
        self._append(info, b"")

    def close(self):
        if self.fp is None:
            return
        if self._writing:
            raise ValueError("Can't close the ZIP file while there is an open writing handle on it. Close the writing handle before "
                             "closing the zip.")
        try:
            if self.mode != "r" and self._changed:
                self.fp.seek(self._end_of_files)
                directory = b"".join([info._entry() for info in self.filelist])
                count = len(self.filelist)
                self.fp.write(directory + _END.pack(_END_SIGN, 0, 0, count, count, len(directory), self._end_of_files,
                                                    len(self._comment)) + self._comment)
                if self.mode == "a":
                    self.fp.truncate()
                self.fp.flush()
        finally:
            self._leave()

    def _leave(self):
        if self._own and self.fp is not None:
            self.fp.close()
        self.fp = None
