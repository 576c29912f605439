"""What is done with whole files and folders; the size of the terminal."""

import os

__all__ = ["copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move", "rmtree", "Error", "SameFileError",
           "get_terminal_size", "which", "disk_usage", "ignore_patterns"]


class Error(OSError):
    pass


class SameFileError(Error):
    """Source and destination are the same."""


def copyfileobj(fsrc, fdst, length=0):
    while data := fsrc.read(length or 65536):
        fdst.write(data)


def copyfile(src, dst, *, follow_symlinks=True):
    if os.path.exists(src) and os.path.exists(dst) and os.path.samefile(src, dst):
        raise SameFileError("%r and %r are the same file" % (src, dst))
    with open(src, "rb") as source, open(dst, "wb") as target:
        copyfileobj(source, target)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    pass


copystat = copymode


def copy(src, dst, *, follow_symlinks=True):
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    return copyfile(src, dst)


copy2 = copy


def ignore_patterns(*patterns):
    def ignore(path, names):
        import fnmatch
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}
    return ignore


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False):
    entries = list(os.scandir(src))
    ignored = ignore(os.fspath(src), [entry.name for entry in entries]) if ignore is not None else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    for entry in entries:
        if entry.name in ignored:
            continue
        target = os.path.join(dst, entry.name)
        if entry.is_dir():
            copytree(entry.path, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
        else:
            copy_function(entry.path, target)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    try:
        for entry in os.scandir(path):
            if entry.is_dir():
                rmtree(entry.path)
            else:
                os.remove(entry.path)
        os.rmdir(path)
    except OSError as error:
        if onexc is not None:
            onexc(os.scandir, path, error)
        elif not ignore_errors:
            raise


def move(src, dst, copy_function=copy2):
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(os.fspath(src).rstrip("/")))
        if os.path.exists(dst):
            raise Error("Destination path '%s' already exists" % dst)
    os.rename(src, dst)
    return dst


def get_terminal_size(fallback=(80, 24)):
    sizes = []
    for name, otherwise in zip(("COLUMNS", "LINES"), fallback):
        try:
            size = int(os.environ[name])
        except (KeyError, ValueError):
            size = 0
        sizes.append(size if size > 0 else otherwise)
    return os.terminal_size(sizes)


def which(cmd, mode=1, path=None):
    return None
