"""Paths as objects."""

import fnmatch
import io
import os
import posixpath
import stat

__all__ = ["PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath"]


class _Parents:
    """What is above a path, as a sequence."""

    def __init__(self, path):
        self._cls, self._drive, self._root, self._tail = type(path), path.drive, path.root, path._tail

    def __len__(self):
        return len(self._tail)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        if index < 0:
            index += len(self)
        return self._cls._made(self._drive, self._root, self._tail[:len(self._tail) - 1 - index])

    def __repr__(self):
        return "<%s.parents>" % self._cls.__name__


class PurePath:
    """A path that nobody looks for."""
    __slots__ = ("_drive", "_root", "_tail", "__weakref__")
    _sep, _altsep = "/", ""

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        drive = root = ""
        tail = []
        for arg in args:
            if isinstance(arg, PurePath):
                text = str(arg)
            else:
                text = os.fspath(arg) if hasattr(arg, "__fspath__") else arg
                if not isinstance(text, str):
                    raise TypeError("argument should be a str or an os.PathLike object where __fspath__ returns a str, not %r"
                                    % type(text).__name__)
            d, r, t = self._parsed(text)
            if r:
                drive, root, tail = d or drive if not d or d.lower() == drive.lower() else d, r, t
            elif d and d.lower() != drive.lower():
                drive, root, tail = d, r, t
            else:
                tail = tail + t
        self._drive, self._root, self._tail = drive, root, tail

    @classmethod
    def _parsed(cls, text):
        if cls._altsep:
            text = text.replace(cls._altsep, cls._sep)
        drive, root, rest = cls._split_root(text)
        return drive, root, [part for part in rest.split(cls._sep) if part and part != "."]

    @classmethod
    def _split_root(cls, text):
        return posixpath.splitroot(text)

    @classmethod
    def _made(cls, drive, root, tail):
        path = object.__new__(cls)
        path._drive, path._root, path._tail = drive, root, tail
        return path

    def with_segments(self, *args):
        return type(self)(*args)

    def __reduce__(self):
        return self.__class__, self.parts

    def __str__(self):
        return self._drive + self._root + self._sep.join(self._tail) or "."

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self).replace(self._sep, "/")

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return "%s(%r)" % (self.__class__.__name__, self.as_posix())

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote_from_bytes
        return "file://" + ("/" if self._drive else "") + quote_from_bytes(os.fsencode(self.as_posix()))

    def _key(self):
        return str(self)

    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        if not isinstance(other, PurePath) or self._sep != other._sep:
            return NotImplemented
        return self._key() == other._key()

    def _order(self):
        return self._key().split(self._sep)

    def __lt__(self, other):
        return self._order() < other._order() if isinstance(other, PurePath) and self._sep == other._sep else NotImplemented

    def __le__(self, other):
        return self._order() <= other._order() if isinstance(other, PurePath) and self._sep == other._sep else NotImplemented

    def __gt__(self, other):
        return self._order() > other._order() if isinstance(other, PurePath) and self._sep == other._sep else NotImplemented

    def __ge__(self, other):
        return self._order() >= other._order() if isinstance(other, PurePath) and self._sep == other._sep else NotImplemented

    drive = property(lambda self: self._drive)
    root = property(lambda self: self._root)
    anchor = property(lambda self: self._drive + self._root)

    @property
    def parts(self):
        return tuple(([self.anchor] if self.anchor else []) + self._tail)

    @property
    def name(self):
        return self._tail[-1] if self._tail else ""

    @property
    def suffix(self):
        name = self.name
        at = name.rfind(".")
        return name[at:] if 0 < at < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        return [] if name.endswith(".") else ["." + part for part in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        return self.name.removesuffix(self.suffix) if self.suffix else self.name

    @property
    def parent(self):
        return self._made(self._drive, self._root, self._tail[:-1]) if self._tail else self

    @property
    def parents(self):
        return _Parents(self)

    def with_name(self, name):
        if not self.name:
            raise ValueError("%r has an empty name" % (self,))
        if not name or self._sep in name or self._altsep and self._altsep in name or name == ".":
            raise ValueError("Invalid name %r" % name)
        return self._made(self._drive, self._root, self._tail[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if self._sep in suffix or self._altsep and self._altsep in suffix or suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError("Invalid suffix %r" % (suffix,))
        if not self.name:
            raise ValueError("%r has an empty name" % (self,))
        return self.with_name(self.stem + suffix)

    def joinpath(self, *pathsegments):
        return self.with_segments(self, *pathsegments)

    def __truediv__(self, key):
        try:
            return self.joinpath(key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    def is_absolute(self):
        return bool(self._root)

    def is_reserved(self):
        return False

    def relative_to(self, other, /, *_deprecated, walk_up=False):
        other = self.with_segments(other, *_deprecated)
        for step, path in enumerate([other, *other.parents]):
            if path == self or path in self.parents:
                break
            if not walk_up:
                raise ValueError("%r is not in the subpath of %r" % (str(self), str(other)))
            if path.name == "..":
                raise ValueError("'..' segment in %r cannot be walked" % str(other))
        else:
            raise ValueError("%r and %r have different anchors" % (str(self), str(other)))
        return self._made("", "", [".."] * step + self._tail[len(path._tail):])

    def is_relative_to(self, other, /, *_deprecated):
        other = self.with_segments(other, *_deprecated)
        return other == self or other in self.parents

    def match(self, path_pattern, *, case_sensitive=None):
        pattern = self.with_segments(path_pattern)
        wanted, parts = list(pattern.parts), list(self.parts)
        if not wanted:
            raise ValueError("empty pattern")
        if pattern.anchor and len(wanted) != len(parts) or len(wanted) > len(parts):
            return False
        return all(fnmatch.fnmatchcase(self._cased(part), self._cased(want)) for part, want in zip(reversed(parts), reversed(wanted)))

    def _cased(self, text):
        return text


class PurePosixPath(PurePath):
    __slots__ = ()


class PureWindowsPath(PurePath):
    __slots__ = ()
    _sep, _altsep = "\\", "/"

    @classmethod
    def _split_root(cls, text):
        if text.startswith("\\\\"):
            parts = text[2:].split("\\", 2)
            if len(parts) > 1:
                return "\\\\" + "\\".join(parts[:2]), "\\", parts[2] if len(parts) > 2 else ""
            return text, "", ""
        drive, rest = (text[:2], text[2:]) if text[1:2] == ":" else ("", text)
        return (drive, "\\", rest.lstrip("\\")) if rest.startswith("\\") else (drive, "", rest)

    def _key(self):
        return str(self).lower()

    def _cased(self, text):
        return text.lower()

    def is_absolute(self):
        return bool(self._drive and self._root)


class Path(PurePath):
    """A path to a file below the program's folder."""
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        return object.__new__(PosixPath if cls is Path else cls)

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls("~").expanduser()

    def expanduser(self):
        text = os.path.expanduser(str(self))
        if text.startswith("~"):
            raise RuntimeError("Could not determine home directory.")
        return self.with_segments(text)

    def absolute(self):
        return self if self.is_absolute() else self.with_segments(os.getcwd(), self)

    def resolve(self, strict=False):
        return self.with_segments(os.path.realpath(self, strict=strict))

    def stat(self, *, follow_symlinks=True):
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        return os.lstat(self)

    def exists(self, *, follow_symlinks=True):
        return os.path.exists(self)

    def is_dir(self):
        return os.path.isdir(self)

    def is_file(self):
        return os.path.isfile(self)

    def is_symlink(self):
        return os.path.islink(self)

    def is_mount(self):
        return os.path.ismount(self)

    def is_junction(self):
        return False

    def samefile(self, other_path):
        return os.path.samefile(self, other_path)

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        with self.open("rb") as f:
            return f.read()

    def read_text(self, encoding=None, errors=None):
        with self.open("r", encoding=encoding, errors=errors) as f:
            return f.read()

    def write_bytes(self, data):
        view = memoryview(data)
        with self.open("wb") as f:
            return f.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError("data must be str, not %s" % data.__class__.__name__)
        with self.open("w", encoding=encoding, errors=errors, newline=newline) as f:
            return f.write(data)

    def touch(self, mode=0o666, exist_ok=True):
        self.open("a" if exist_ok else "x").close()

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, False, exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self):
        os.rmdir(self)

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        os.rename(self, target)
        return self.with_segments(target)

    def replace(self, target):
        os.replace(self, target)
        return self.with_segments(target)

    def iterdir(self):
        for name in os.listdir(self):
            yield self._made(self._drive, self._root, self._tail + [name])

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        for folder, folders, files in os.walk(self, top_down, on_error, follow_symlinks):
            yield self.with_segments(folder), folders, files

    def glob(self, pattern, *, case_sensitive=None):
        drive, root, parts = self._parsed(pattern)
        if drive or root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        if not parts:
            raise ValueError("Unacceptable pattern: %r" % pattern)
        yield from dict.fromkeys(self._found(parts, pattern.endswith("/")))

    def rglob(self, pattern, *, case_sensitive=None):
        yield from self.glob("**/" + pattern)

    def _found(self, parts, folders_only):
        if not parts:
            if not folders_only or self.is_dir():
                yield self
            return
        part, rest = parts[0], parts[1:]
        if part == "**":
            for folder in self._folders():
                if rest:
                    yield from folder._found(rest, folders_only)
                else:
                    yield folder
        elif part == "..":
            yield from (self / "..")._found(rest, folders_only)
        elif not any(c in part for c in "*?["):
            path = self / part
            if path.exists():
                yield from path._found(rest, folders_only)
        elif self.is_dir():
            for entry in os.scandir(self):
                if fnmatch.fnmatchcase(entry.name, part) and (not rest or entry.is_dir()):
                    yield from (self / entry.name)._found(rest, folders_only)

    def _folders(self):
        if self.is_dir():
            yield self
            for entry in os.scandir(self):
                if entry.is_dir():
                    yield from (self / entry.name)._folders()

    def owner(self):
        raise NotImplementedError("Path.owner() is unsupported on this system")

    group = owner

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        pass


class PosixPath(Path, PurePosixPath):
    __slots__ = ()


class WindowsPath(Path, PureWindowsPath):
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise NotImplementedError("cannot instantiate %r on your system" % cls.__name__)


os.PathLike.register(PurePath)
