"""The names of files that match a pattern."""

import fnmatch
import os
import re

__all__ = ["escape", "glob", "iglob"]


def _like(sample, text):
    """TEXT as bytes where SAMPLE is."""
    return text.encode() if isinstance(sample, bytes) else text


def has_magic(s):
    return re.search(_like(s, "[*?[]"), s) is not None


def escape(pathname):
    return re.sub(_like(pathname, r"([*?[])"), _like(pathname, r"[\1]"), pathname)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    found = _find(os.fspath(pathname), os.fspath(root_dir) if root_dir is not None else _like(pathname, ""), recursive, include_hidden)
    return (name for name in found if name)


def _names(folder, only_folders=False):
    try:
        return [os.fsencode(entry.name) if isinstance(folder, bytes) else os.fsdecode(entry.name) for entry in os.scandir(folder or _like(folder, ".")) if not only_folders or entry.is_dir()]
    except (FileNotFoundError, NotADirectoryError):
        return []


def _below(root, folder, hidden):
    for name in _names(os.path.join(root, folder)):
        if hidden or not name.startswith(_like(name, ".")):
            path = os.path.join(folder, name)
            yield path
            if os.path.isdir(os.path.join(root, path)):
                yield from _below(root, path, hidden)


def _find(pathname, root, recursive, hidden):
    folder, base = os.path.split(pathname)
    if not has_magic(pathname):
        there = os.path.lexists if base else os.path.isdir
        if there(os.path.join(root, pathname)):
            yield pathname
        return
    folders = [folder]
    if folder and folder != pathname and has_magic(folder):
        folders = [name for name in _find(folder, root, recursive, hidden) if os.path.isdir(os.path.join(root, name))]
    for folder in folders:
        place = os.path.join(root, folder)
        if recursive and base == _like(base, "**"):
            if os.path.isdir(place or _like(place, ".")):
                yield os.path.join(folder, _like(folder, ""))
                yield from _below(root, folder, hidden)
        elif has_magic(base):
            dot = _like(base, ".")
            names = [name for name in _names(place) if hidden or base.startswith(dot) or not name.startswith(dot)]
            yield from (os.path.join(folder, name) for name in fnmatch.filter(names, base))
        elif (os.path.isdir(place) if not base else os.path.lexists(os.path.join(place, base))):
            yield os.path.join(folder, base)
