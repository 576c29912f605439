"""Archives of many files in a row: a block of 512 bytes that tells of each, and its bytes in whole blocks behind it."""

import io
import os
import stat
import sys
import time

__all__ = ["TarFile", "TarInfo", "is_tarfile", "TarError", "ReadError", "CompressionError", "StreamError", "ExtractError", "HeaderError",
           "ENCODING", "USTAR_FORMAT", "GNU_FORMAT", "PAX_FORMAT", "DEFAULT_FORMAT", "open", "fully_trusted_filter", "data_filter", "tar_filter",
           "FilterError", "AbsoluteLinkError", "OutsideDestinationError", "SpecialFileError", "AbsolutePathError", "LinkOutsideDestinationError"]
BLOCKSIZE = 512
RECORDSIZE = 20 * BLOCKSIZE
NUL = b"\0"
REGTYPE, AREGTYPE, LNKTYPE, SYMTYPE, CHRTYPE, BLKTYPE, DIRTYPE, FIFOTYPE, CONTTYPE = b"0", b"\0", b"1", b"2", b"3", b"4", b"5", b"6", b"7"
XHDTYPE, XGLTYPE, GNUTYPE_LONGNAME, GNUTYPE_LONGLINK = b"x", b"g", b"L", b"K"
REGULAR_TYPES = REGTYPE, AREGTYPE, CONTTYPE
USTAR_FORMAT, GNU_FORMAT, PAX_FORMAT = 0, 1, 2
DEFAULT_FORMAT = PAX_FORMAT
ENCODING = "utf-8"
_LENGTHS = {"path": 100, "linkpath": 100, "uname": 32, "gname": 32}


class TarError(Exception):
    """What goes wrong with archives."""


class ExtractError(TarError):
    """Of a member that cannot be taken out."""


class ReadError(TarError):
    """Of an archive that cannot be read."""


class CompressionError(TarError):
    """Of a compression that is not there."""


class StreamError(TarError):
    """Of what streams cannot do."""


class HeaderError(TarError):
    """Of the block that tells of a member."""


class _EndHeader(HeaderError):
    pass


class FilterError(TarError):
    pass


class AbsolutePathError(FilterError):
    def __init__(self, tarinfo):
        self.tarinfo = tarinfo
        super().__init__(f"member {tarinfo.name!r} has an absolute path")


class OutsideDestinationError(FilterError):
    def __init__(self, tarinfo, path):
        self.tarinfo = tarinfo
        self._path = path
        super().__init__(f"{tarinfo.name!r} would be extracted to {path!r}, which is outside the destination")


class SpecialFileError(FilterError):
    def __init__(self, tarinfo):
        self.tarinfo = tarinfo
        super().__init__(f"{tarinfo.name!r} is a special file")


class AbsoluteLinkError(FilterError):
    def __init__(self, tarinfo):
        self.tarinfo = tarinfo
        super().__init__(f"{tarinfo.name!r} is a link to an absolute path")


class LinkOutsideDestinationError(FilterError):
    def __init__(self, tarinfo, path):
        self.tarinfo = tarinfo
        self._path = path
        super().__init__(f"{tarinfo.name!r} would link to {path!r}, which is outside the destination")


# --- filters ---

def _inside(path, folder):
    return os.path.commonpath([path, folder]) == folder


def _checked(member, dest_path, for_data):
    changed = {}
    name, folder = member.name, os.path.realpath(dest_path)
    if name.startswith(("/", os.sep)):
        name = changed["name"] = member.path.lstrip("/" + os.sep)
    if os.path.isabs(name):
        raise AbsolutePathError(member)
    target = os.path.realpath(os.path.join(folder, name))
    if not _inside(target, folder):
        raise OutsideDestinationError(member, target)
    mode = member.mode
    if mode is not None:
        mode &= 0o755
        if for_data:
            if member.isreg() or member.islnk():
                mode = (mode if mode & 0o100 else mode & ~0o111) | 0o600
            elif member.isdir() or member.issym():
                mode = None
            else:
                raise SpecialFileError(member)
        if mode != member.mode:
            changed["mode"] = mode
    if for_data:
        for each in "uid", "gid", "uname", "gname":
            if getattr(member, each) is not None:
                changed[each] = None
        if member.islnk() or member.issym():
            if os.path.isabs(member.linkname):
                raise AbsoluteLinkError(member)
            start = os.path.dirname(name) if member.issym() else ""
            target = os.path.realpath(os.path.join(folder, start, member.linkname))
            if not _inside(target, folder):
                raise LinkOutsideDestinationError(member, target)
    return member.replace(**changed, deep=False) if changed else member


def fully_trusted_filter(member, dest_path):
    return member


def tar_filter(member, dest_path):
    return _checked(member, dest_path, False)


def data_filter(member, dest_path):
    return _checked(member, dest_path, True)


_filters = {"fully_trusted": fully_trusted_filter, "tar": tar_filter, "data": data_filter}


# --- members ---

def _field(text, length, encoding, errors):
    return text.encode(encoding, errors)[:length].ljust(length, NUL)


def _number_field(number, length):
    number = int(number)
    if 0 <= number < 8 ** (length - 1):
        return b"%0*o\0" % (length - 1, number)
    return b"\x80" + number.to_bytes(length - 1, "big")


def _text(field):
    return field.split(NUL, 1)[0].decode(ENCODING, "surrogateescape")


def _number(field):
    if field[:1] in (b"\x80", b"\xff"):
        return int.from_bytes(field[1:], "big") - (256 ** (len(field) - 1) if field[0] == 0xFF else 0)
    try:
        return int(_text(field).strip() or "0", 8)
    except ValueError:
        raise HeaderError("invalid header") from None


def _sum(block):
    return 256 + sum(block[:148]) + sum(block[156:512])


def _whole_blocks(data):
    return data + NUL * (-len(data) % BLOCKSIZE)


class TarInfo:
    """What an archive tells of one of its members."""

    __slots__ = ("name", "mode", "uid", "gid", "size", "mtime", "chksum", "type", "linkname", "uname", "gname", "devmajor", "devminor",
                 "offset", "offset_data", "pax_headers", "sparse", "tarfile", "_sparse_structs", "_link_target")

    def __init__(self, name=""):
        self.name, self.mode, self.uid, self.gid, self.size, self.mtime, self.chksum = name, 0o644, 0, 0, 0, 0, 0
        self.type, self.linkname, self.uname, self.gname, self.devmajor, self.devminor = REGTYPE, "", "", "", 0, 0
        self.offset = self.offset_data = 0
        self.sparse, self.pax_headers = None, {}

    path = property(lambda self: self.name, lambda self, name: setattr(self, "name", name))
    linkpath = property(lambda self: self.linkname, lambda self, name: setattr(self, "linkname", name))

    def __repr__(self):
        return "<%s %r at %#x>" % (self.__class__.__name__, self.name, id(self))

    def replace(self, *, deep=True, **changes):
        made = type(self)()
        for each in self.__slots__:
            if hasattr(self, each):
                setattr(made, each, dict(self.pax_headers) if deep and each == "pax_headers" else getattr(self, each))
        for each, value in changes.items():
            setattr(made, each, value)
        return made

    def get_info(self):
        info = {each: getattr(self, each) for each in ("name", "mode", "uid", "gid", "size", "mtime", "chksum", "type", "linkname", "uname",
                                                         "gname", "devmajor", "devminor")}
        info["mode"] = (info["mode"] or 0) & 0o7777
        if info["type"] == DIRTYPE and not info["name"].endswith("/"):
            info["name"] += "/"
        return info

    def tobuf(self, format=DEFAULT_FORMAT, encoding=ENCODING, errors="surrogateescape"):
        info = self.get_info()
        if format == USTAR_FORMAT:
            for each, key in ("name", "path"), ("linkname", "linkpath"):
                if len(info[each].encode(encoding, errors)) > _LENGTHS[key]:
                    raise ValueError("%s is too long" % each)
            return _block(info, encoding, errors)
        before = b""
        if format == GNU_FORMAT:
            for each, kind in ("linkname", GNUTYPE_LONGLINK), ("name", GNUTYPE_LONGNAME):
                if len(info[each].encode(encoding, errors)) > 100:
                    data = info[each].encode(encoding, errors) + NUL
                    head = {**TarInfo("././@LongLink").get_info(), "type": kind, "size": len(data), "mode": 0}
                    before += _block(head, magic=b"ustar  \0") + _whole_blocks(data)
            return before + _block(info, encoding, errors, b"ustar  \0")
        records = dict(self.pax_headers)
        for each, key in ("name", "path"), ("linkname", "linkpath"), ("uname", "uname"), ("gname", "gname"):
            value = info[each] or ""
            if key not in records and (not value.isascii() or len(value) > _LENGTHS[key]):
                records[key] = value
        if not float(info["mtime"]).is_integer():
            records.setdefault("mtime", str(float(info["mtime"])))
        info["mtime"] = int(info["mtime"])
        if info["size"] >= 8 ** 11:
            records.setdefault("size", str(info["size"]))
        if records:
            data = b"".join(_record(key, value) for key, value in records.items())
            head = {**TarInfo("././@PaxHeader").get_info(), "type": XHDTYPE, "size": len(data), "mode": 0}
            before = _block(head) + _whole_blocks(data)
        return before + _block(info, "ascii", "replace")

    def isreg(self):
        return self.type in REGULAR_TYPES

    isfile = isreg

    def isdir(self):
        return self.type == DIRTYPE

    def issym(self):
        return self.type == SYMTYPE

    def islnk(self):
        return self.type == LNKTYPE

    def ischr(self):
        return self.type == CHRTYPE

    def isblk(self):
        return self.type == BLKTYPE

    def isfifo(self):
        return self.type == FIFOTYPE

    def issparse(self):
        return self.sparse is not None

    def isdev(self):
        return self.type in (CHRTYPE, BLKTYPE, FIFOTYPE)

    @classmethod
    def frombuf(cls, buf, encoding=ENCODING, errors="surrogateescape"):
        if len(buf) == 0:
            raise _EndHeader("empty header")
        if len(buf) != BLOCKSIZE:
            raise HeaderError("truncated header")
        if buf.count(NUL) == BLOCKSIZE:
            raise _EndHeader("end of file header")
        made = cls(_text(buf[0:100]))
        made.chksum = _number(buf[148:156])
        if made.chksum != _sum(buf):
            raise HeaderError("bad checksum")
        made.mode, made.uid, made.gid = _number(buf[100:108]), _number(buf[108:116]), _number(buf[116:124])
        made.size, made.mtime, made.type, made.linkname = _number(buf[124:136]), _number(buf[136:148]), buf[156:157], _text(buf[157:257])
        made.uname, made.gname = _text(buf[265:297]), _text(buf[297:329])
        made.devmajor, made.devminor = _number(buf[329:337]), _number(buf[337:345])
        if made.type == AREGTYPE and made.name.endswith("/"):
            made.type = DIRTYPE
        if made.isdir():
            made.name = made.name.rstrip("/")
        start = _text(buf[345:500])
        if start and buf[257:263] == b"ustar\0":
            made.name = start + "/" + made.name
        return made


def _record(key, value):
    rest = b" " + key.encode() + b"=" + value.encode("utf-8", "surrogateescape") + b"\n"
    length = len(rest)
    while length != len(rest) + len(str(length)):
        length = len(rest) + len(str(length))
    return str(length).encode() + rest


def _records(data):
    found, at = {}, 0
    while at < len(data) and data[at]:
        length = int(data[at:data.index(b" ", at)])
        key, _, value = data[data.index(b" ", at) + 1:at + length - 1].partition(b"=")
        found[key.decode()] = value.decode("utf-8", "surrogateescape")
        at += length
    return found


def _block(info, encoding=ENCODING, errors="surrogateescape", magic=b"ustar\00000"):
    def field(name, length):
        return _field(info[name] or "", length, encoding, errors)

    kind = info["type"]
    device = kind in (CHRTYPE, BLKTYPE)
    pieces = [field("name", 100), _number_field(info["mode"], 8), _number_field(info["uid"] or 0, 8), _number_field(info["gid"] or 0, 8),
              _number_field(info["size"], 12), _number_field(info["mtime"] or 0, 12), b" " * 8, kind, field("linkname", 100),
              magic, field("uname", 32), field("gname", 32),
              _number_field(info["devmajor"], 8) if device else NUL * 8, _number_field(info["devminor"], 8) if device else NUL * 8]
    block = b"".join(pieces).ljust(BLOCKSIZE, NUL)
    return block[:148] + b"%06o\0" % _sum(block) + block[155:]


class _Part(io.RawIOBase):
    """The bytes of one member."""

    def __init__(self, archive, member):
        self._file, self._start, self._size, self._at = archive.fileobj, member.offset_data, member.size, 0
        self.name = member.name
        self.mode = "r"

    def readable(self):
        return True

    def seekable(self):
        return True

    def seek(self, position, whence=0):
        self._at = max(0, position + (0, self._at, self._size)[whence])
        return self._at

    def tell(self):
        return self._at

    def readinto(self, buffer):
        count = max(0, min(len(buffer), self._size - self._at))
        self._file.seek(self._start + self._at)
        data = self._file.read(count)
        if len(data) < count:
            raise ReadError("unexpected end of data")
        buffer[:count] = data
        self._at += count
        return count


class ExFileObject(io.BufferedReader):
    def __init__(self, tarfile, tarinfo):
        super().__init__(_Part(tarfile, tarinfo))


# --- archives ---

class TarFile:
    """An archive: its members in a row, and what they hold."""

    debug, dereference, ignore_zeros, errorlevel = 0, False, False, 1
    format, encoding, errors = DEFAULT_FORMAT, ENCODING, None
    tarinfo, fileobject = TarInfo, ExFileObject
    extraction_filter = None
    OPEN_METH = {"tar": "taropen", "gz": "gzopen", "bz2": "bz2open", "xz": "xzopen"}

    def __init__(self, name=None, mode="r", fileobj=None, format=None, tarinfo=None, dereference=None, ignore_zeros=None, encoding=None,
                 errors="surrogateescape", pax_headers=None, debug=None, errorlevel=None, copybufsize=None):
        modes = {"r": "rb", "a": "r+b", "w": "wb", "x": "xb"}
        if mode not in modes:
            raise ValueError("mode must be 'r', 'a', 'w' or 'x'")
        self.mode, self._mode = mode, modes[mode]
        self._own_file = not fileobj
        if not fileobj:
            if mode == "a" and not os.path.exists(name):
                self.mode, self._mode = "w", "wb"
            fileobj = io.open(name, self._mode)
        elif name is None and isinstance(getattr(fileobj, "name", None), (str, bytes)):
            name = fileobj.name
        self.name = os.path.abspath(name) if name else None
        self.fileobj, self.pax_headers = fileobj, pax_headers or {}
        for each, value in (("format", format), ("tarinfo", tarinfo), ("dereference", dereference), ("ignore_zeros", ignore_zeros),
                            ("encoding", encoding), ("debug", debug), ("errorlevel", errorlevel)):
            if value is not None:
                setattr(self, each, value)
        self.errors, self.closed, self.members, self._loaded = errors, False, [], False
        self.offset = self.fileobj.tell()
        self.inodes = {}
        try:
            if self.mode == "r":
                self.firstmember = None
                self.firstmember = self.next()
            elif self.mode == "a":
                self._find_end()
        except BaseException:
            if self._own_file:
                self.fileobj.close()
            self.closed = True
            raise

    def _find_end(self):
        while self.next() is not None:
            pass
        self.fileobj.seek(self.offset)
        self._loaded = True

    @classmethod
    def open(cls, name=None, mode="r", fileobj=None, bufsize=10240, **kwargs):
        if not name and not fileobj:
            raise ValueError("nothing to open")
        if mode in ("r", "r:*", "r|*"):
            start = fileobj.tell() if fileobj is not None else None
            failures = []
            for kind in sorted(cls.OPEN_METH, key=lambda kind: kind == "tar"):
                try:
                    return getattr(cls, cls.OPEN_METH[kind])(name, "r", fileobj, **kwargs)
                except (ReadError, CompressionError) as error:
                    failures.append("- method %s: %r" % (kind, error))
                    if fileobj is not None:
                        fileobj.seek(start)
            raise ReadError("file could not be opened successfully:\n" + "\n".join(failures))
        way, found, kind = mode.partition(":" if ":" in mode else "|")
        if found:
            way, kind = way or "r", kind or "tar"
            if kind not in cls.OPEN_METH:
                raise CompressionError("unknown compression type %r" % kind)
            return getattr(cls, cls.OPEN_METH[kind])(name, way, fileobj, **kwargs)
        if mode in ("a", "w", "x"):
            return cls.taropen(name, mode, fileobj, **kwargs)
        raise ValueError("undiscernible mode")

    @classmethod
    def taropen(cls, name, mode="r", fileobj=None, **kwargs):
        if mode not in ("r", "a", "w", "x"):
            raise ValueError("mode must be 'r', 'a', 'w' or 'x'")
        return cls(name, mode, fileobj, **kwargs)

    @classmethod
    def _packed(cls, packed, name, mode, broken, message, kwargs):
        """The archive in the packed file PACKED, of which BROKEN tells that it is none."""
        try:
            made = cls.taropen(name, mode, packed, **kwargs)
        except broken as error:
            packed.close()
            if mode == "r":
                raise ReadError(message) from error
            raise
        except BaseException:
            packed.close()
            raise
        made._own_file = True
        return made

    @classmethod
    def gzopen(cls, name, mode="r", fileobj=None, compresslevel=9, **kwargs):
        if mode not in ("r", "w", "x"):
            raise ValueError("mode must be 'r', 'w' or 'x'")
        from gzip import GzipFile
        return cls._packed(GzipFile(name, mode + "b", compresslevel, fileobj), name, mode, (OSError, EOFError), "not a gzip file", kwargs)

    @classmethod
    def bz2open(cls, name, mode="r", fileobj=None, compresslevel=9, **kwargs):
        if mode not in ("r", "w", "x"):
            raise ValueError("mode must be 'r', 'w' or 'x'")
        from bz2 import BZ2File
        return cls._packed(BZ2File(fileobj or name, mode, compresslevel=compresslevel), name, mode, (OSError, EOFError),
                           "not a bzip2 file", kwargs)

    @classmethod
    def xzopen(cls, name, mode="r", fileobj=None, preset=None, **kwargs):
        if mode not in ("r", "w", "x"):
            raise ValueError("mode must be 'r', 'w' or 'x'")
        from lzma import LZMAError, LZMAFile
        return cls._packed(LZMAFile(fileobj or name, mode, preset=preset), name, mode, (LZMAError, EOFError), "not an lzma file", kwargs)

    def close(self):
        if self.closed:
            return
        self.closed = True
        try:
            if self.mode in ("a", "w", "x"):
                self.fileobj.write(NUL * (2 * BLOCKSIZE))
                self.offset += 2 * BLOCKSIZE
                self.fileobj.write(NUL * (-self.offset % RECORDSIZE))
        finally:
            if self._own_file:
                self.fileobj.close()

    def _check(self, mode=None):
        if self.closed:
            raise OSError("%s is closed" % self.__class__.__name__)
        if mode is not None and self.mode not in mode:
            raise OSError("bad operation for mode %r" % self.mode)

    # Reading

    def _member_at(self, offset):
        self.fileobj.seek(offset)
        found = self.tarinfo.frombuf(self.fileobj.read(BLOCKSIZE))
        found.offset, found.tarfile = offset, self
        found.offset_data = offset + BLOCKSIZE
        end = found.offset_data + found.size + -found.size % BLOCKSIZE
        if found.type in (XHDTYPE, XGLTYPE, GNUTYPE_LONGNAME, GNUTYPE_LONGLINK):
            data = self.fileobj.read(found.size)
            try:
                real, end = self._member_at(end)
            except HeaderError as error:
                raise HeaderError(str(error)) from None
            real.offset = offset
            if found.type == GNUTYPE_LONGNAME:
                real.name = _text(data).rstrip("/") if real.isdir() else _text(data)
            elif found.type == GNUTYPE_LONGLINK:
                real.linkname = _text(data)
            else:
                self._take_records(real, _records(data), found.type == XGLTYPE)
            return real, end
        if not found.isreg():
            end = found.offset_data
        return found, end

    def _take_records(self, member, records, for_all):
        if for_all:
            self.pax_headers.update(records)
        else:
            member.pax_headers = {**self.pax_headers, **records}
        for key, value in records.items():
            if key in ("path", "linkpath", "uname", "gname"):
                setattr(member, key, value.rstrip("/") if key == "path" else value)
            elif key in ("uid", "gid", "size"):
                setattr(member, key, int(value))
            elif key == "mtime":
                member.mtime = float(value)

    def next(self):
        self._check("ra")
        if getattr(self, "firstmember", None) is not None:
            first, self.firstmember = self.firstmember, None
            return first
        if self._loaded:
            return None
        try:
            member, self.offset = self._member_at(self.offset)
        except _EndHeader as error:
            if self.offset == 0 and str(error) == "empty header":
                raise ReadError("empty file") from None
            member = None
        except HeaderError as error:
            if self.offset == 0:
                raise ReadError(str(error)) from None
            raise ReadError(str(error)) from error
        if member is None:
            self._loaded = True
        else:
            self.members.append(member)
        return member

    def _load(self):
        while not self._loaded and self.next() is not None:
            pass
        self._loaded = True

    def getmembers(self):
        self._check()
        if self.mode == "r":
            self._load()
        return self.members

    def getnames(self):
        return [member.name for member in self.getmembers()]

    def getmember(self, name):
        for member in reversed(self.getmembers()):
            if member.name == name.rstrip("/"):
                return member
        raise KeyError("filename %r not found" % name)

    def __iter__(self):
        self.firstmember, at = None, 0
        while True:
            if at == len(self.members):
                if self.mode != "r" or self._loaded or (self.next() is None and at == len(self.members)):
                    return
            yield self.members[at]
            at += 1

    def extractfile(self, member):
        self._check("r")
        found = self.getmember(member) if isinstance(member, str) else member
        if found.isreg():
            return self.fileobject(self, found)
        if found.islnk() or found.issym():
            name = found.linkname if found.islnk() else "/".join(filter(None, (os.path.dirname(found.name), found.linkname)))
            return self.extractfile(self.getmember(os.path.normpath(name)))
        return None

    def _filter(self, filter):
        if filter is None:
            filter = self.extraction_filter
            if filter is None:
                return fully_trusted_filter
            if isinstance(filter, str):
                raise TypeError("String names are not supported for TarFile.extraction_filter. Use a function such as tarfile.data_filter directly.")
            return filter
        if callable(filter):
            return filter
        if filter not in _filters:
            raise ValueError(f"filter {filter!r} not found") from None
        return _filters[filter]

    def extractall(self, path=".", members=None, *, numeric_owner=False, filter=None):
        allow = self._filter(filter)
        for member in self if members is None else members:
            self._extract(member, path, allow)

    def extract(self, member, path="", set_attrs=True, *, numeric_owner=False, filter=None):
        self._check("r")
        self._extract(member, path, self._filter(filter))

    def _extract(self, member, path, allow):
        found = self.getmember(member) if isinstance(member, str) else member
        try:
            allowed = allow(found, path)
        except FilterError as error:
            if self.errorlevel > 0:
                raise
            return
        if allowed is None:
            return
        target = os.path.join(path, allowed.name)
        above = os.path.dirname(target.rstrip("/"))
        if above and not os.path.exists(above):
            os.makedirs(above)
        if allowed.isdir():
            os.makedirs(target, exist_ok=True)
        else:
            source = self.extractfile(found)
            if source is None:
                raise ExtractError("%r cannot be made here" % found.name)
            with io.open(target, "wb") as file:
                file.write(source.read())

    # Writing

    def gettarinfo(self, name=None, arcname=None, fileobj=None):
        self._check("awx")
        if fileobj is not None:
            name = fileobj.name
        kept = (name if arcname is None else arcname).replace(os.sep, "/").lstrip("/")
        status = os.fstat(fileobj.fileno()) if fileobj is not None else os.lstat(name)
        made = self.tarinfo(kept)
        made.tarfile = self
        made.mode, made.uid, made.gid, made.mtime = status.st_mode, status.st_uid, status.st_gid, status.st_mtime
        if stat.S_ISDIR(status.st_mode):
            made.type = DIRTYPE
        elif stat.S_ISREG(status.st_mode):
            made.size = status.st_size
        else:
            return None
        return made

    def add(self, name, arcname=None, recursive=True, *, filter=None):
        self._check("awx")
        arcname = name if arcname is None else arcname
        if self.name is not None and os.path.abspath(name) == self.name:
            return
        member = self.gettarinfo(os.fspath(name), os.fspath(arcname))
        if member is None:
            return
        if filter is not None:
            member = filter(member)
            if member is None:
                return
        if member.isreg():
            with io.open(name, "rb") as file:
                self.addfile(member, file)
        else:
            self.addfile(member)
            if recursive:
                for each in sorted(os.listdir(name)):
                    self.add(os.path.join(name, each), os.path.join(arcname, each), recursive, filter=filter)

    def addfile(self, tarinfo, fileobj=None):
        self._check("awx")
        member = tarinfo.replace()
        head = member.tobuf(self.format, self.encoding, self.errors)
        self.fileobj.write(head)
        self.offset += len(head)
        if fileobj is not None:
            data = fileobj.read(member.size)
            if len(data) < member.size:
                raise OSError("unexpected end of data")
            self.fileobj.write(_whole_blocks(data))
            self.offset += len(_whole_blocks(data))
        self.members.append(member)

    def list(self, verbose=True, *, members=None):
        for member in self if members is None else members:
            words = []
            if verbose:
                kind = stat.S_IFDIR if member.isdir() else stat.S_IFLNK if member.issym() else stat.S_IFREG
                words.append(stat.filemode(member.mode | kind))
                words.append("%s/%s" % (member.uname or member.uid, member.gname or member.gid))
                words.append("%10d" % member.size)
                words.append("%d-%02d-%02d %02d:%02d:%02d" % time.localtime(member.mtime)[:6])
            words.append(member.name + ("/" if member.isdir() else ""))
            if verbose and member.issym():
                words.append("-> " + member.linkname)
            if verbose and member.islnk():
                words.append("link to " + member.linkname)
            print(*words, "")

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, kind, value, traceback):
        if kind is None:
            self.close()
        else:
            if self._own_file:
                self.fileobj.close()
            self.closed = True


def is_tarfile(name):
    try:
        if hasattr(name, "read"):
            at = name.tell()
            archive = open(fileobj=name)
            name.seek(at)
        else:
            archive = open(name)
        archive.close()
        return True
    except TarError:
        return False


open = TarFile.open
