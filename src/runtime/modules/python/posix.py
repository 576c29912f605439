"""What os has of the system: the files below the program's folder."""

import _files
from _operator import index as _index

_stands_for_native = True

F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 0o100, 0o200, 0o1000, 0o2000


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    kind = type(path)
    try:
        made = kind.__fspath__(path)
    except AttributeError:
        if hasattr(kind, "__fspath__"):
            raise
        raise TypeError("expected str, bytes or os.PathLike object, not " + kind.__name__) from None
    if isinstance(made, (str, bytes)):
        return made
    raise TypeError("expected %s.__fspath__() to return str or bytes, not %s" % (kind.__name__, type(made).__name__))


def _text(path, function="stat"):
    if isinstance(path, str):
        return path
    if not isinstance(path, bytes) and not hasattr(type(path), "__fspath__"):
        raise TypeError("%s: path should be string, bytes%s, not %s" % (function, _also[function], type(path).__name__))
    path = fspath(path)
    return path.decode("utf-8", "surrogateescape") if isinstance(path, bytes) else path


_also = {"stat": ", os.PathLike or integer", "listdir": ", os.PathLike, integer or None", "scandir": ", os.PathLike, integer or None",
         "mkdir": " or os.PathLike", "remove": " or os.PathLike", "rmdir": " or os.PathLike", "lstat": " or os.PathLike",
         "rename": " or os.PathLike", "chdir": ", os.PathLike or integer", "open": " or os.PathLike"}


class stat_result(tuple):
    """What is known of a file."""
    __module__ = "os"
    n_fields, n_sequence_fields, n_unnamed_fields = 19, 10, 3

    st_mode, st_ino, st_dev, st_nlink, st_uid, st_gid, st_size = [property(lambda self, i=i: self[i]) for i in range(7)]
    st_atime_ns = property(lambda self: self.__dict__["_ns"][0])
    st_mtime_ns = property(lambda self: self.__dict__["_ns"][1])
    st_ctime_ns = property(lambda self: self.__dict__["_ns"][2])
    st_atime = property(lambda self: self.st_atime_ns / 1e9)
    st_mtime = property(lambda self: self.st_mtime_ns / 1e9)
    st_ctime = property(lambda self: self.st_ctime_ns / 1e9)

    def __repr__(self):
        names = ("mode", "ino", "dev", "nlink", "uid", "gid", "size", "atime", "mtime", "ctime")
        return "os.stat_result(%s)" % ", ".join("st_%s=%r" % pair for pair in zip(names, self))


def _result(numbers):
    values = [int(n) for n in numbers.split()]
    made = stat_result(values[:7] + [ns // 10**9 for ns in values[7:]])
    made.__dict__["_ns"] = values[7:]
    return made


def stat(path, *, dir_fd=None, follow_symlinks=True):
    if isinstance(path, int):
        return fstat(path)
    return _result(_files.call(_files.STAT, _text(path)))


def lstat(path, *, dir_fd=None):
    return _result(_files.call(_files.STAT, _text(path, "lstat"), whence=1))


def fstat(fd):
    return _result(_files.call(_files.STAT, file=fd))


def _entries(path, function):
    names = _files.call(_files.LIST, _text("." if path is None else path, function)).decode("utf-8", "surrogateescape")
    return [(name[1:], name[0]) for name in names.split("\0")[:-1]]


def _raw(name):
    return name.encode("utf-8", "surrogateescape")


def listdir(path=None):
    names = [name for name, kind in _entries(path, "listdir")]
    return [_raw(name) for name in names] if isinstance(path, bytes) else names


class DirEntry:
    """An entry of a folder, as os.scandir gives it."""
    __module__ = "posix"
    __slots__ = ("name", "path", "_kind")

    def __init__(self, name, path, kind):
        self.name, self.path, self._kind = name, path, kind

    def is_dir(self, *, follow_symlinks=True):
        return self._kind == "d"

    def is_file(self, *, follow_symlinks=True):
        return self._kind == "f"

    def is_symlink(self):
        return self._kind == "l"

    def is_junction(self):
        return False

    def stat(self, *, follow_symlinks=True):
        return stat(self.path)

    def inode(self):
        return self.stat().st_ino

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return "<DirEntry %r>" % self.name


class ScandirIterator:
    __module__ = "posix"

    def __init__(self, entries):
        self._entries = iter(entries)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def close(self):
        self._entries = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()


def scandir(path=None):
    folder = "." if path is None else _text(path, "scandir")
    start = "./" if path is None else folder if folder.endswith("/") else folder + "/"
    found = [(name, start + name, kind) for name, kind in _entries(path, "scandir")]
    if isinstance(path, bytes):
        found = [(_raw(name), _raw(where), kind) for name, where, kind in found]
    return ScandirIterator([DirEntry(*entry) for entry in found])


def getcwd():
    return _files.here or _files.call(_files.HERE).decode("utf-8", "surrogateescape")


def getcwdb():
    return _raw(getcwd())


def chdir(path):
    from posixpath import join, normpath
    place = _text(path, "chdir")
    if not stat(path).st_mode & 0o040000:
        raise OSError(20, "Not a directory", path)
    _files.here = normpath(join(getcwd(), place))


def umask(mask, /):
    """Nothing is masked here, but the program is told what it has said before."""
    global _mask
    before, _mask = _mask, mask & 0o777
    return before


_mask = 0o022


def getuid():
    return 1000


geteuid = getgid = getegid = getuid


class times_result(tuple):
    """How long the program has been at work."""
    __module__ = "posix"
    n_fields = n_sequence_fields = 5
    n_unnamed_fields = 0
    user, system, children_user, children_system, elapsed = [property(lambda self, i=i: self[i]) for i in range(5)]

    def __repr__(self):
        return "posix.times_result(user=%r, system=%r, children_user=%r, children_system=%r, elapsed=%r)" % self


def times():
    from time import monotonic, process_time
    return times_result((process_time(), 0.0, 0.0, 0.0, monotonic()))


def get_inheritable(fd, /):
    fstat(fd)
    return False


def set_inheritable(fd, inheritable, /):
    """No other program is started here that could inherit anything."""
    fstat(fd)


def isatty(fd, /):
    return False


def fsync(fd):
    fstat(fd)


fdatasync = fsync


def waitstatus_to_exitcode(status):
    return -(status & 0x7F) if status & 0x7F else status >> 8


def mkdir(path, mode=0o777, *, dir_fd=None):
    _files.call(_files.MAKE_FOLDER, _text(path, "mkdir"))


def rmdir(path, *, dir_fd=None):
    _files.call(_files.REMOVE_FOLDER, _text(path, "rmdir"))


def remove(path, *, dir_fd=None):
    _files.call(_files.REMOVE, _text(path, "remove"))


def unlink(path, *, dir_fd=None):
    remove(path)


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    _files.call(_files.RENAME, _text(src, "rename"), _text(dst, "rename"))


def replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    rename(src, dst)


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    try:
        status = stat(path)
    except OSError:
        return False
    return not mode & X_OK or bool(status.st_mode & 0o111)


def open(path, flags, mode=0o777, *, dir_fd=None):
    return _files.call(_files.OPEN, _text(path, "open"), number=flags)


def close(fd):
    _files.call(_files.CLOSE, file=fd)


def read(fd, length, /):
    import _io_files
    return _io_files.read_number(fd, length)


def write(fd, data, /):
    import _io_files
    return _io_files.write_number(fd, bytes(data))


def lseek(fd, position, how, /):
    return _files.call(_files.SEEK, file=fd, number=position, whence=how)


def truncate(path, length):
    fd = open(path, O_WRONLY)
    try:
        _files.call(_files.TRUNCATE, file=fd, number=length)
    finally:
        close(fd)


def getpid():
    return 1


def getppid():
    return 0


def kill(pid, signal, /):
    pid, number = _index(pid), _index(signal)
    if pid not in (0, getpid()):
        raise ProcessLookupError(3, "No such process")
    if not 0 <= number <= 64:
        raise OSError(22, "Invalid argument")
    if number:
        from signal import raise_signal
        raise_signal(number)


def cpu_count():
    return 1


_entropy = None  # what urandom draws from


def urandom(size, /):
    global _entropy
    if _index(size) < 0:
        raise ValueError("negative argument not allowed")
    if _entropy is None:
        from random import Random
        _entropy = Random()
    return _entropy.randbytes(size)


def _exit(status):
    raise SystemExit(status)


def strerror(code, /):
    import errno
    return errno._texts.get(code, "Unknown error %d" % code)


class terminal_size(tuple):
    """Columns and lines of a terminal."""
    __module__ = "os"
    columns, lines = property(lambda self: self[0]), property(lambda self: self[1])

    def __repr__(self):
        return "os.terminal_size(columns=%r, lines=%r)" % self


def get_terminal_size(fd=1, /):
    raise OSError(25, "Inappropriate ioctl for device")


class uname_result(tuple):
    __module__ = "posix"
    sysname, nodename, release, version, machine = [property(lambda self, i=i: self[i]) for i in range(5)]

    def __repr__(self):
        return "posix.uname_result(sysname=%r, nodename=%r, release=%r, version=%r, machine=%r)" % self


def uname():
    return uname_result(("Linux", "heapscope", "1", "1", "x86_64"))


# --- what other processes say of themselves, were there any ---

P_WAIT, P_NOWAIT, P_NOWAITO, P_PID, P_PGID, P_ALL = 0, 1, 1, 1, 2, 0
WNOHANG, WUNTRACED, WEXITED, WCONTINUED, WSTOPPED, WNOWAIT = 1, 2, 4, 8, 2, 1 << 24
O_NOCTTY, O_NONBLOCK, O_NDELAY, O_DSYNC, O_ASYNC, O_DIRECTORY, O_NOFOLLOW = 0o400, 0o4000, 0o4000, 0o10000, 0o20000, 0o200000, 0o400000
O_CLOEXEC, O_SYNC, O_RSYNC, O_ACCMODE, O_LARGEFILE = 0o2000000, 0o4010000, 0o4010000, 3, 0
F_ULOCK, F_LOCK, F_TLOCK, F_TEST = range(4)
PRIO_PROCESS, PRIO_PGRP, PRIO_USER = range(3)
SCHED_OTHER, SCHED_FIFO, SCHED_RR, SCHED_BATCH, SCHED_IDLE = 0, 1, 2, 3, 5
NGROUPS_MAX, TMP_MAX, ST_RDONLY, ST_NOSUID = 65536, 238328, 1, 2


def WIFEXITED(status):
    return status & 0x7f == 0


def WEXITSTATUS(status):
    return status >> 8 & 0xff


def WTERMSIG(status):
    return status & 0x7f


def WIFSIGNALED(status):
    return 0 < status & 0x7f < 0x7f


def WIFSTOPPED(status):
    return status & 0xff == 0x7f


def WSTOPSIG(status):
    return status >> 8 & 0xff


def WIFCONTINUED(status):
    return status == 0xffff


def WCOREDUMP(status, /):
    return status & 0x80 != 0


def major(device, /):
    return device >> 8 & 0xfff | device >> 32 & ~0xfff


def minor(device, /):
    return device & 0xff | device >> 12 & 0xffffff00


def makedev(major, minor, /):
    return (major & 0xfff) << 8 | (major & ~0xfff) << 32 | minor & 0xff | (minor & ~0xff) << 12


def getpgid(pid):
    return getpid()


def getpgrp():
    return getpid()


def getsid(pid, /):
    return getpid()


def getgroups():
    return [getgid()]


def getlogin():
    raise OSError(6, strerror(6))


def getloadavg():
    return 0.0, 0.0, 0.0


def getpriority(which, who):
    return 0


def sched_getaffinity(pid, /):
    return set(range(cpu_count()))


def sched_yield():
    pass


def sync():
    pass


def getrandom(size, flags=0):
    return urandom(size)


def ctermid():
    return "/dev/tty"


_statuses = (WCOREDUMP, WEXITSTATUS, WIFCONTINUED, WIFEXITED, WIFSIGNALED, WIFSTOPPED, WSTOPSIG, WTERMSIG, ctermid, getgroups, getloadavg,
             getlogin, getpgid, getpgrp, getpriority, getrandom, getsid, major, makedev, minor, sched_getaffinity, sched_yield, sync)

_built_in = (_exit, access, chdir, close, cpu_count, fspath, fstat, fsync, get_inheritable, get_terminal_size, getcwd, getcwdb, getpid,
             getppid, getuid, isatty, kill, listdir, lseek, lstat, mkdir, open, read, remove, rename, replace, rmdir, scandir, set_inheritable,
             stat, strerror, times, truncate, umask, uname, unlink, urandom, waitstatus_to_exitcode, write, *_statuses)
