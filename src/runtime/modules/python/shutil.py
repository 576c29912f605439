"""What is done with whole files and folders; the size of the terminal."""

import os

__all__ = ["copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move", "rmtree", "Error",
           "SpecialFileError", "ExecError", "make_archive", "get_archive_formats", "register_archive_format",
           "unregister_archive_format", "get_unpack_formats", "register_unpack_format", "unregister_unpack_format",
           "unpack_archive", "ignore_patterns", "get_terminal_size", "which", "SameFileError"]


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


# --- archives ---

class ExecError(OSError):
    pass


class ReadError(OSError):
    pass


class RegistryError(Exception):
    pass


class SpecialFileError(OSError):
    pass


def _make_tar(base_name, base_dir, compress="gzip", root=None):
    import tarfile
    name = base_name + ".tar" + ("" if compress is None else ".gz")
    _make_folder_of(name)
    with tarfile.open(name, "w" if compress is None else "w:gz") as archive:
        archive.add(base_dir if root is None else os.path.join(root, base_dir), base_dir)
    return name


def _make_zip(base_name, base_dir, root=None):
    import zipfile
    name = base_name + ".zip"
    _make_folder_of(name)
    start = base_dir if root is None else os.path.join(root, base_dir)
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as archive:
        if base_dir != os.curdir:
            archive.write(start, os.path.normpath(base_dir))
        for folder, folders, files in os.walk(start):
            inside = os.path.normpath(os.path.join(base_dir, os.path.relpath(folder, start)))
            for each in sorted(folders) + files:
                archive.write(os.path.join(folder, each), os.path.normpath(os.path.join(inside, each)))
    return name


def _make_folder_of(name):
    folder = os.path.dirname(name)
    if folder and not os.path.exists(folder):
        os.makedirs(folder)


def _unpack_tar(filename, extract_dir, *, filter=None):
    import tarfile
    try:
        archive = tarfile.open(filename)
    except tarfile.TarError:
        raise ReadError("%s is not a compressed or uncompressed tar file" % filename)
    with archive:
        archive.extractall(extract_dir, filter=filter)


def _unpack_zip(filename, extract_dir):
    import zipfile
    if not zipfile.is_zipfile(filename):
        raise ReadError("%s is not a zip file" % filename)
    with zipfile.ZipFile(filename) as archive:
        archive.extractall(extract_dir)


_makers = {"tar": (_make_tar, [("compress", None)], "uncompressed tar file"),
           "gztar": (_make_tar, [("compress", "gzip")], "gzip'ed tar-file"),
           "zip": (_make_zip, [], "ZIP file")}
_unpackers = {"tar": ([".tar"], _unpack_tar, [], "uncompressed tar file"),
              "zip": ([".zip"], _unpack_zip, [], "ZIP file"),
              "gztar": ([".tar.gz", ".tgz"], _unpack_tar, [], "gzip'ed tar-file")}


def get_archive_formats():
    return sorted((name, maker[2]) for name, maker in _makers.items())


def register_archive_format(name, function, extra_args=None, description=""):
    if not callable(function):
        raise TypeError("The %s object is not callable" % function)
    _makers[name] = function, extra_args or [], description


def unregister_archive_format(name):
    del _makers[name]


def make_archive(base_name, format, root_dir=None, base_dir=None, verbose=0, dry_run=0, owner=None, group=None, logger=None):
    if format not in _makers:
        raise ValueError("unknown archive format '%s'" % format)
    maker, extra, _ = _makers[format]
    base_name = os.fspath(base_name)
    if root_dir is not None:
        root_dir = os.fspath(root_dir)
        if not os.path.isdir(root_dir):
            raise NotADirectoryError(20, "Not a directory", root_dir)
        base_name = os.path.abspath(base_name)
    base_dir = os.curdir if base_dir is None else base_dir
    if maker in (_make_tar, _make_zip):
        return maker(base_name, base_dir, root=root_dir, **dict(extra))
    before = os.getcwd()
    if root_dir is not None:
        os.chdir(root_dir)
    try:
        return maker(base_name, base_dir, **dict(extra))
    finally:
        os.chdir(before)


def get_unpack_formats():
    return sorted((name, known[0], known[3]) for name, known in _unpackers.items())


def register_unpack_format(name, extensions, function, extra_args=None, description=""):
    for other, known in _unpackers.items():
        for each in extensions:
            if each in known[0]:
                raise RegistryError("%s is already registered for \"%s\"" % (each, other))
    if not callable(function):
        raise TypeError("The registered function must be a callable")
    _unpackers[name] = extensions, function, extra_args or [], description


def unregister_unpack_format(name):
    del _unpackers[name]


def unpack_archive(filename, extract_dir=None, format=None, *, filter=None):
    extract_dir = os.fspath(os.getcwd() if extract_dir is None else extract_dir)
    filename = os.fspath(filename)
    if format is None:
        format = next((name for name, known in _unpackers.items() if any(filename.endswith(each) for each in known[0])), None)
        if format is None:
            raise ReadError("Unknown archive format '{0}'".format(filename))
    elif format not in _unpackers:
        raise ValueError("Unknown unpack format '{0}'".format(format))
    _, unpack, extra, _ = _unpackers[format]
    more = dict(extra) if filter is None else {**dict(extra), "filter": filter}
    unpack(filename, extract_dir, **more)
