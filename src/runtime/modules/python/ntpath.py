"""Paths as Windows has them: text only, since there is no Windows beneath. It is os.path there."""

import os
import stat
import sys
from posixpath import (commonprefix, exists, getatime, getctime, getmtime, getsize, isdir, isfile, lexists, samefile, sameopenfile,
                       samestat)

__all__ = ["normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext", "basename", "dirname", "commonprefix",
           "getsize", "getmtime", "getatime", "getctime", "islink", "exists", "lexists", "isdir", "isfile", "ismount", "expanduser",
           "expandvars", "normpath", "abspath", "curdir", "pardir", "sep", "pathsep", "defpath", "altsep", "extsep", "devnull",
           "realpath", "supports_unicode_filenames", "relpath", "samefile", "sameopenfile", "samestat", "commonpath", "isjunction"]

curdir, pardir, extsep, sep, pathsep, altsep, defpath, devnull = ".", "..", ".", "\\", ";", "/", ".;C:\\bin", "nul"
supports_unicode_filenames = False


def _letters(path):
    """The two separators, the colon, and no text at all, of PATH's type."""
    return (b"\\", b"/", b":", b"") if isinstance(path, bytes) else ("\\", "/", ":", "")


def _alike(path):
    slash, other, _, _ = _letters(path)
    return path.replace(other, slash)


def _check(name, *paths):
    """Refuse what is no path, and bytes among text."""
    for path in paths:
        if not isinstance(path, (str, bytes)):
            raise TypeError("%s() argument must be str, bytes, or os.PathLike object, not %r" % (name, type(path).__name__)) from None
    if len({isinstance(path, str) for path in paths}) > 1:
        raise TypeError("Can't mix strings and bytes in path components") from None


def normcase(s):
    s = os.fspath(s)
    if isinstance(s, bytes):
        return s.decode(sys.getfilesystemencoding(), "surrogateescape").replace("/", "\\").lower().encode(
            sys.getfilesystemencoding(), "surrogateescape")
    return s.replace("/", "\\").lower()


def isabs(s):
    s = _alike(os.fspath(s)[:3])
    slash, _, colon, _ = _letters(s)
    return s.startswith(slash) or s.startswith(colon + slash, 1)


def splitroot(p):
    """The drive, the root and the rest of P: c:, \\ and what follows, or \\\\server\\share as the drive."""
    p = os.fspath(p)
    slash, _, colon, none = _letters(p)
    same = _alike(p)
    if same[:1] == slash:
        if same[1:2] != slash:
            return none, p[:1], p[1:]
        # \\server\share, or \\?\UNC\server\share: the share is part of the drive.
        long = slash + slash + (b"?\\UNC\\" if isinstance(p, bytes) else "?\\UNC\\")
        start = 8 if same[:8].upper() == long else 2
        server = same.find(slash, start)
        share = -1 if server < 0 else same.find(slash, server + 1)
        return (p, none, none) if share < 0 else (p[:share], p[share:share + 1], p[share + 1:])
    if same[1:2] != colon:
        return none, none, p
    return (p[:2], p[2:3], p[3:]) if same[2:3] == slash else (p[:2], none, p[2:])


def splitdrive(p):
    drive, root, tail = splitroot(p)
    return drive, root + tail


def join(path, *paths):
    path = os.fspath(path)
    slash, other, colon, none = _letters(path)
    try:
        paths = [os.fspath(p) for p in paths]
    except TypeError:
        _check("join", path, *paths)
        raise
    _check("join", path, *paths)
    drive, root, tail = splitroot(path)
    for p in paths:
        p_drive, p_root, p_tail = splitroot(p)
        if p_root:
            drive, root, tail = p_drive or drive, p_root, p_tail
            continue
        if p_drive and p_drive != drive:
            if p_drive.lower() != drive.lower():
                drive, root, tail = p_drive, p_root, p_tail
                continue
            drive = p_drive
        if tail and tail[-1:] not in (slash, other):
            tail += slash
        tail += p_tail
    ends = drive[-1:] in (colon, slash, other, none)
    return drive + root + tail if root or not tail or not drive or ends else drive + slash + tail


def split(p):
    drive, root, tail = splitroot(p)
    slash, other, _, _ = _letters(tail)
    at = max(tail.rfind(slash), tail.rfind(other)) + 1
    head, name = tail[:at], tail[at:]
    return drive + root + head.rstrip(slash + other), name


def splitext(p):
    p = os.fspath(p)
    dot = b"." if isinstance(p, bytes) else "."
    start, at = _alike(p).rfind(_letters(p)[0]) + 1, p.rfind(dot)
    return (p[:at], p[at:]) if at > start and p[start:at].strip(dot) else (p, p[:0])


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def islink(path):
    try:
        return stat.S_ISLNK(os.lstat(path).st_mode)
    except (OSError, ValueError, AttributeError):
        return False


def isjunction(path):
    os.fspath(path)
    return False


def ismount(path):
    path = os.fspath(path)
    drive, root, rest = splitroot(abspath(path))
    if drive and drive[:1] in _letters(path)[:2]:
        return not rest
    return bool(root) and not rest


def expanduser(path):
    path = os.fspath(path)
    tilde = b"~" if isinstance(path, bytes) else "~"
    if not path.startswith(tilde):
        return path
    same = _alike(path)
    end = same.find(_letters(path)[0])
    end = len(path) if end < 0 else end
    if "USERPROFILE" in os.environ:
        home = os.environ["USERPROFILE"]
    elif "HOMEPATH" in os.environ:
        home = join(os.environ.get("HOMEDRIVE", ""), os.environ["HOMEPATH"])
    else:
        return path
    if end != 1:
        user, current = os.fsdecode(path[1:end]), os.environ.get("USERNAME")
        if user != current:
            if current != basename(home):
                return path
            home = join(dirname(home), user)
    return (os.fsencode(home) if isinstance(path, bytes) else home) + path[end:]


def expandvars(path):
    """Put values of the environment for $name, ${name} and %name%; nothing changes between single quotes."""
    import re
    path = os.fspath(path)
    is_bytes = isinstance(path, bytes)
    text = os.fsdecode(path) if is_bytes else path
    if "$" not in text and "%" not in text:
        return path

    def value(found):
        whole = found[0]
        if whole[0] == "'" or whole in ("$$", "%%"):
            return whole if whole[0] == "'" else whole[0]
        return os.environ.get(found[1] or found[2] or found[3], whole)
    text = re.sub(r"'[^']*'?|\$\$|%%|\$\{([^}]*)\}|\$([-\w]+)|%([^%]*)%", value, text, flags=re.ASCII)
    return os.fsencode(text) if is_bytes else text


def normpath(path):
    path = os.fspath(path)
    slash, _, _, none = _letters(path)
    dot = b"." if isinstance(path, bytes) else "."
    drive, root, tail = splitroot(_alike(path))
    kept = []
    for part in tail.split(slash):
        if part in (none, dot):
            continue
        if part != dot + dot:
            kept.append(part)
        elif kept and kept[-1] != dot + dot:
            kept.pop()
        elif not root:
            kept.append(part)
    return drive + root + slash.join(kept) or dot


def abspath(path):
    path = os.fspath(path)
    if not isabs(path):
        path = join(os.getcwdb() if isinstance(path, bytes) else os.getcwd(), path)
    return normpath(path)


def realpath(path, *, strict=False):
    return abspath(path)


def relpath(path, start=None):
    path = os.fspath(path)
    slash, _, _, _ = _letters(path)
    dot = b"." if isinstance(path, bytes) else "."
    if not path:
        raise ValueError("no path specified")
    start = dot if start is None else os.fspath(start)
    _check("relpath", path, start)
    start_drive, _, start_rest = splitroot(abspath(normpath(start)))
    path_drive, _, path_rest = splitroot(abspath(normpath(path)))
    if normcase(start_drive) != normcase(path_drive):
        raise ValueError("path is on mount %r, start on mount %r" % (path_drive, start_drive))
    start_parts = [part for part in start_rest.split(slash) if part]
    path_parts = [part for part in path_rest.split(slash) if part]
    same = 0
    for one, two in zip(start_parts, path_parts):
        if normcase(one) != normcase(two):
            break
        same += 1
    parts = [dot + dot] * (len(start_parts) - same) + path_parts[same:]
    return slash.join(parts) if parts else dot


def commonpath(paths):
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    paths = tuple(map(os.fspath, paths))
    _check("commonpath", *paths)
    slash, _, _, none = _letters(paths[0])
    dot = b"." if isinstance(paths[0], bytes) else "."
    parted = [splitroot(_alike(p).lower()) for p in paths]
    if len({root for _, root, _ in parted}) != 1:
        raise ValueError("Can't mix absolute and relative paths")
    if len({drive for drive, _, _ in parted}) != 1:
        raise ValueError("Paths don't have the same drive")
    drive, root, tail = splitroot(_alike(paths[0]))
    common = [part for part in tail.split(slash) if part and part != dot]
    split_paths = [[part for part in tail.split(slash) if part and part != dot] for _, _, tail in parted]
    least, most = min(split_paths), max(split_paths)
    count = next((i for i, part in enumerate(least) if part != most[i]), len(least))
    return drive + root + slash.join(common[:count])
