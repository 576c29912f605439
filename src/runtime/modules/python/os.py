"""The system as a program here sees it: paths, the files below its folder, an environment of its own."""

import abc
import posixpath as path
import stat as _st
import sys
from posix import (F_OK, R_OK, W_OK, X_OK, O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND, DirEntry, _exit, access,
                   chdir, close, cpu_count, fdatasync, fspath, fstat, fsync, get_inheritable, get_terminal_size, getcwd, getcwdb,
                   getegid, geteuid, getgid, getpid, getppid, getuid, isatty, kill, listdir, lseek, lstat, mkdir, open, read, remove,
                   rename, replace, rmdir, scandir, set_inheritable, stat, stat_result, strerror, terminal_size, times, times_result, truncate,
                   umask, uname, uname_result, unlink, urandom, waitstatus_to_exitcode, write)

from posix import (WCOREDUMP, WEXITSTATUS, WIFCONTINUED, WIFEXITED, WIFSIGNALED, WIFSTOPPED, WSTOPSIG, WTERMSIG, ctermid, getgroups,
                   getloadavg, getlogin, getpgid, getpgrp, getpriority, getrandom, getsid, major, makedev, minor, sched_getaffinity,
                   sched_yield, sync, P_WAIT, P_NOWAIT, P_NOWAITO, P_PID, P_PGID, P_ALL, WNOHANG, WUNTRACED, WEXITED, WCONTINUED, WSTOPPED,
                   WNOWAIT, O_NOCTTY, O_NONBLOCK, O_NDELAY, O_DSYNC, O_ASYNC, O_DIRECTORY, O_NOFOLLOW, O_CLOEXEC, O_SYNC, O_RSYNC,
                   O_ACCMODE, O_LARGEFILE, F_ULOCK, F_LOCK, F_TLOCK, F_TEST, PRIO_PROCESS, PRIO_PGRP, PRIO_USER, SCHED_OTHER, SCHED_FIFO,
                   SCHED_RR, SCHED_BATCH, SCHED_IDLE, NGROUPS_MAX, TMP_MAX, ST_RDONLY, ST_NOSUID)

sys.modules["os.path"] = path
name, linesep, curdir, pardir, sep, altsep, extsep, pathsep, defpath, devnull = ("posix", "\n", ".", "..", "/", None, ".", ":",
                                                                                 "/bin:/usr/bin", "/dev/null")
SEEK_SET, SEEK_CUR, SEEK_END, SEEK_DATA, SEEK_HOLE = range(5)
supports_bytes_environ = True
EX_OK = 0
(EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_NOUSER, EX_NOHOST, EX_UNAVAILABLE, EX_SOFTWARE, EX_OSERR, EX_OSFILE, EX_CANTCREAT, EX_IOERR,
 EX_TEMPFAIL, EX_PROTOCOL, EX_NOPERM, EX_CONFIG) = range(64, 79)
error = OSError
supports_follow_symlinks = supports_dir_fd = supports_fd = supports_effective_ids = frozenset()


class _Environ(dict):
    """Variables that the program sets for itself; there are none from outside."""

    @staticmethod
    def _check(*parts):
        for part in parts:
            if not isinstance(part, str):
                raise TypeError("str expected, not %s" % type(part).__name__)

    def __setitem__(self, key, value):
        self._check(key, value)
        putenv(key, value)
        super().__setitem__(key, value)

    def __delitem__(self, key):
        self._check(key)
        unsetenv(key)
        super().__delitem__(key)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def copy(self):
        return dict(self)

    def __repr__(self):
        return "environ({%s})" % ", ".join("%r: %r" % pair for pair in self.items())


environ = _Environ(HOME=getcwd())  # nothing beyond its own folder is there for a program
_Environ.__qualname__ = "_Environ"


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(name, value, /):
    """Refuses what the system would; os.environ does not learn of it."""
    encoded, more = fsencode(name), fsencode(value)
    if b"\0" in encoded or b"\0" in more:
        raise ValueError("embedded null byte")
    if b"=" in encoded:
        raise ValueError("illegal environment variable name")
    if not encoded:
        raise OSError(22, "Invalid argument")


def unsetenv(name, /):
    encoded = fsencode(name)
    if b"\0" in encoded:
        raise ValueError("embedded null byte")
    if not encoded or b"=" in encoded:
        raise OSError(22, "Invalid argument")


def get_exec_path(env=None):
    return (environ if env is None else env).get("PATH", defpath).split(pathsep)


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    if not isinstance(fd, int):
        raise TypeError("invalid fd type (%s, expected integer)" % type(fd))
    import io
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


class PathLike(abc.ABC):
    """What has a path: __fspath__."""

    @abc.abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return any("__fspath__" in base.__dict__ for base in subclass.__mro__) or NotImplemented
        return NotImplemented

    __class_getitem__ = classmethod(type(list[int]))


def makedirs(name, mode=0o777, exist_ok=False):
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == curdir:
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    rmdir(name)
    head, tail = path.split(name if path.basename(name) else path.dirname(name))
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = fspath(top)
    try:
        entries = list(scandir(top))
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    folders = [entry.name for entry in entries if entry.is_dir()]
    files = [entry.name for entry in entries if not entry.is_dir()]
    if topdown:
        yield top, folders, files
    for folder in folders:
        yield from walk(path.join(top, folder), topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files


def system(command):
    raise PermissionError(1, "Operation not permitted (a program here starts no others)")


popen = system


__all__ = [each for each in dir() if not each.startswith("_") and each not in ("abc", "sys")] + ["_exit"]

_built_in_module = "posix"
_built_in = (putenv, system, unsetenv)
