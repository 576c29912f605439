"""Paths as POSIX has them: os.path."""

import os
import stat

__all__ = ["normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext", "basename", "dirname", "commonprefix",
           "getsize", "getmtime", "getatime", "getctime", "islink", "exists", "lexists", "isdir", "isfile", "ismount", "isjunction",
           "expanduser", "expandvars", "normpath", "abspath", "samefile", "sameopenfile", "samestat", "curdir", "pardir", "sep",
           "pathsep", "defpath", "altsep", "extsep", "devnull", "realpath", "supports_unicode_filenames", "relpath", "commonpath"]

curdir, pardir, extsep, sep, pathsep, defpath, altsep, devnull = ".", "..", ".", "/", ":", "/bin:/usr/bin", None, "/dev/null"
supports_unicode_filenames = False


def _slash(path):
    return b"/" if isinstance(path, bytes) else "/"


def normcase(s):
    return os.fspath(s)


def isabs(s):
    s = os.fspath(s)
    return s.startswith(_slash(s))


def join(a, *p):
    a = os.fspath(a)
    slash, path = _slash(a), a
    for b in p:
        try:
            b = os.fspath(b)
        except TypeError:
            raise TypeError("join() argument must be str, bytes, or os.PathLike object, not %r" % type(b).__name__) from None
        if type(b) is not type(a) and not (isinstance(b, str) and isinstance(a, str)):
            if isinstance(b, (str, bytes)):
                raise TypeError("Can't mix strings and bytes in path components")
            raise TypeError("join() argument must be str, bytes, or os.PathLike object, not %r" % type(b).__name__)
        if b.startswith(slash):
            path = b
        elif not path or path.endswith(slash):
            path += b
        else:
            path += slash + b
    return path


def split(p):
    p = os.fspath(p)
    slash = _slash(p)
    i = p.rfind(slash) + 1
    head, tail = p[:i], p[i:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    p = os.fspath(p)
    dot = b"." if isinstance(p, bytes) else "."
    start, at = p.rfind(_slash(p)) + 1, p.rfind(dot)
    if at > start and p[start:at].strip(dot):
        return p[:at], p[at:]
    return p, p[:0]


def splitdrive(p):
    p = os.fspath(p)
    return p[:0], p


def splitroot(p):
    p = os.fspath(p)
    slash = _slash(p)
    if not p.startswith(slash):
        return p[:0], p[:0], p
    if not p.startswith(slash * 2) or p.startswith(slash * 3):
        return p[:0], slash, p[1:]
    return p[:0], p[:2], p[2:]


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def commonprefix(m):
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(os.fspath, m))
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    paths = tuple(map(os.fspath, paths))
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    slash = _slash(paths[0])
    if any(isinstance(p, bytes) != isinstance(paths[0], bytes) for p in paths):
        raise TypeError("Can't mix strings and bytes in path components")
    if len({isabs(p) for p in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    dot = slash.__class__(b"." if slash == b"/" else ".")
    parts = [[c for c in p.split(slash) if c and c != dot] for p in paths]
    common = commonprefix(parts)
    return (slash if isabs(paths[0]) else slash[:0]) + slash.join(common)


def _status(path, follow=True):
    """The status of PATH; None if there is no such thing."""
    try:
        return os.stat(path) if follow else os.lstat(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None


def exists(path):
    return _status(path) is not None


def lexists(path):
    return _status(path, False) is not None


def isfile(path):
    status = _status(path)
    return status is not None and stat.S_ISREG(status.st_mode)


def isdir(s):
    status = _status(s)
    return status is not None and stat.S_ISDIR(status.st_mode)


def islink(path):
    status = _status(path, False)
    return status is not None and stat.S_ISLNK(status.st_mode)


def isjunction(path):
    os.fspath(path)
    return False


def ismount(path):
    return os.fspath(path) in ("/", b"/")


def getsize(filename):
    return os.stat(filename).st_size


def getmtime(filename):
    return os.stat(filename).st_mtime


def getatime(filename):
    return os.stat(filename).st_atime


def getctime(filename):
    return os.stat(filename).st_ctime


def samestat(s1, s2):
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def sameopenfile(fp1, fp2):
    return samestat(os.fstat(fp1), os.fstat(fp2))


def samefile(f1, f2):
    return samestat(os.stat(f1), os.stat(f2))


def _inside_text(change):
    """A function of a path from CHANGE, which knows paths as text only."""
    def changed(path):
        path = os.fspath(path)
        return os.fsencode(change(os.fsdecode(path))) if isinstance(path, bytes) else change(path)
    changed.__name__ = changed.__qualname__ = change.__name__
    return changed


@_inside_text
def expanduser(path):
    if not path.startswith("~") or path[1:2] not in ("", "/"):
        return path
    home = os.environ.get("HOME", "").rstrip("/")
    return (home + path[1:] or "/") if "HOME" in os.environ else path


@_inside_text
def expandvars(path):
    import re

    def value(match):
        name = match[1]
        return os.environ.get(name[1:-1] if name.startswith("{") else name, match[0])
    return re.sub(r"(?a)\$(\w+|\{[^}]*\})", value, path)


def normpath(path):
    path = os.fspath(path)
    slash = _slash(path)
    dot = b"." if slash == b"/" else "."
    if not path:
        return dot
    _, root, rest = splitroot(path)
    parts = []
    for part in rest.split(slash):
        if not part or part == dot:
            continue
        if part != dot * 2 or (not root and not parts) or (parts and parts[-1] == dot * 2):
            parts.append(part)
        elif parts:
            parts.pop()
    return root + slash.join(parts) or dot


def abspath(path):
    path = os.fspath(path)
    if not isabs(path):
        path = join(os.getcwdb() if isinstance(path, bytes) else os.getcwd(), path)
    return normpath(path)


def realpath(filename, *, strict=False):
    path = abspath(filename)
    if strict:
        os.stat(path)
    return path


def relpath(path, start=None):
    if not path:
        raise ValueError("no path specified")
    path = os.fspath(path)
    slash = _slash(path)
    dot = b"." if slash == b"/" else "."
    if start is not None and isinstance(os.fspath(start), bytes) != isinstance(path, bytes):
        raise TypeError("Can't mix strings and bytes in path components")
    here = [x for x in abspath(dot if start is None else os.fspath(start)).split(slash) if x]
    there = [x for x in abspath(path).split(slash) if x]
    same = len(commonprefix([here, there]))
    return slash.join([dot * 2] * (len(here) - same) + there[same:]) or dot
