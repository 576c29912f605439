"""Files and folders that go when they are no longer needed. They are made in the program's folder."""

import io
import os
import shutil
import weakref
from random import Random

__all__ = ["NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp", "mktemp",
           "gettempdir", "gettempprefix", "tempdir"]
tempdir = None
template = "tmp"
_random = Random()


def gettempdir():
    return os.getcwd() if tempdir is None else tempdir


def gettempprefix():
    return template


def _names(suffix, prefix, folder):
    folder = gettempdir() if folder is None else os.fspath(folder)
    while True:
        name = "".join(_random.choices("abcdefghijklmnopqrstuvwxyz0123456789_", k=8))
        yield os.path.abspath(os.path.join(folder, (template if prefix is None else prefix) + name + (suffix or "")))


def mkdtemp(suffix=None, prefix=None, dir=None):
    for path in _names(suffix, prefix, dir):
        try:
            os.mkdir(path)
            return path
        except FileExistsError:
            pass


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    for path in _names(suffix, prefix, dir):
        try:
            return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL), path
        except FileExistsError:
            pass


def mktemp(suffix="", prefix=template, dir=None):
    return next(path for path in _names(suffix, prefix, dir) if not os.path.exists(path))


class _TemporaryFileWrapper:
    """A file that is removed when it is closed."""

    def __init__(self, file, name, delete=True):
        self.file, self.name, self.delete = file, name, delete
        self._remove = weakref.finalize(self, _removed, file, name) if delete else None

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def close(self):
        self.file.close()
        if self._remove is not None:
            self._remove()

    def __iter__(self):
        return iter(self.file)


def _removed(file, name):
    file.close()
    try:
        os.remove(name)
    except FileNotFoundError:
        pass


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *, errors=None,
                       delete_on_close=True):
    number, name = mkstemp(suffix, prefix, dir)
    file = open(number, mode, buffering, encoding, errors, newline)
    return _TemporaryFileWrapper(file, name, delete)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
    if "b" in mode:
        return io.BytesIO()
    return io.TextIOWrapper(io.BytesIO(), encoding, errors, newline)


class SpooledTemporaryFile:
    """A file in memory that becomes a real one when it grows."""
    _rolled = False

    def __init__(self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                 errors=None):
        import io
        if "b" in mode:
            self._file = io.BytesIO()
        else:
            self._file = io.TextIOWrapper(io.BytesIO(), encoding="utf-8" if encoding is None else encoding, newline=newline, errors=errors)
        self._max_size = max_size
        self._options = {"mode": mode, "buffering": buffering, "suffix": suffix, "prefix": prefix, "encoding": encoding,
                         "newline": newline, "dir": dir, "errors": errors}

    def rollover(self):
        if self._rolled:
            return
        file, self._file = self._file, TemporaryFile(**self._options)
        place = file.tell()
        if hasattr(file, "buffer"):
            file.flush()
            self._file.buffer.write(file.buffer.getvalue())
        else:
            self._file.write(file.getvalue())
        self._file.seek(place, 0)
        del self._options
        self._rolled = True

    def _check(self):
        if self._max_size and not self._rolled and self._file.tell() > self._max_size:
            self.rollover()

    def write(self, s):
        count = self._file.write(s)
        self._check()
        return count

    def writelines(self, iterable):
        self._file.writelines(iterable)
        self._check()

    def truncate(self, size=None):
        if size is None:
            return self._file.truncate()
        if size > self._max_size:
            self.rollover()
        return self._file.truncate(size)

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    @property
    def mode(self):
        return self._options["mode"] if not self._rolled else self._file.mode

    @property
    def name(self):
        return getattr(self._file, "name", None) if self._rolled else None

    def __getattr__(self, name):
        if name == "_file":
            raise AttributeError(name)
        return getattr(self._file, name)

    def __iter__(self):
        return iter(self._file)

    def __enter__(self):
        if self._file.closed:
            raise ValueError("Cannot enter context with closed file")
        return self

    def __exit__(self, *exc_info):
        self._file.close()


class TemporaryDirectory:
    """A folder that goes with all that is in it."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name, self._ignore = mkdtemp(suffix, prefix, dir), ignore_cleanup_errors
        self._finalizer = weakref.finalize(self, shutil.rmtree, self.name, True) if delete else None

    def __repr__(self):
        return "<TemporaryDirectory %r>" % self.name

    def __enter__(self):
        return self.name

    def __exit__(self, *exc_info):
        if self._finalizer is not None:
            self.cleanup()

    def cleanup(self):
        if self._finalizer is None or self._finalizer.detach() or os.path.exists(self.name):
            shutil.rmtree(self.name, self._ignore)
