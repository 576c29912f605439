"""What modules and packages there are."""

import importlib
import os
import sys
from collections import namedtuple

__all__ = ["get_importer", "iter_importers", "walk_packages", "iter_modules", "get_data", "ModuleInfo", "extend_path", "resolve_name"]

ModuleInfo = namedtuple("ModuleInfo", "module_finder name ispkg")
ModuleInfo.__doc__ = "A namedtuple with minimal info about a module."


def get_importer(path_item):
    from importlib.machinery import FileFinder
    return FileFinder(path_item)


def iter_importers(fullname=""):
    for item in sys.path:
        yield get_importer(item)


def iter_modules(path=None, prefix=""):
    """The modules of folders: those of sys.path, if none are given."""
    if isinstance(path, str):
        raise ValueError("path must be None or list of paths to look for modules in")
    seen = set()
    for folder in sys.path if path is None else path:
        try:
            names = sorted(os.listdir(folder or "."))
        except OSError:
            continue
        for entry in names:
            name, dot, ending = entry.partition(".")
            whole = os.path.join(folder, entry)
            ispkg = not dot and os.path.isdir(whole) and os.path.exists(os.path.join(whole, "__init__.py"))
            if name == "__init__" or name in seen or not (ispkg or ending == "py") or not name.isidentifier():
                continue
            seen.add(name)
            yield ModuleInfo(get_importer(folder), prefix + name, ispkg)


def walk_packages(path=None, prefix="", onerror=None):
    """The same with what is in packages."""
    for info in iter_modules(path, prefix):
        yield info
        if info.ispkg:
            try:
                package = importlib.import_module(info.name)
            except Exception as error:
                if onerror is None and not isinstance(error, ImportError):
                    raise
                if onerror is not None:
                    onerror(info.name)
            else:
                yield from walk_packages(list(getattr(package, "__path__", ())), info.name + ".", onerror)


def extend_path(path, name):
    return path[:] if isinstance(path, list) else path


def get_data(package, resource):
    module = importlib.import_module(package)
    if not hasattr(module, "__file__"):
        return None
    with open(os.path.join(os.path.dirname(module.__file__), *resource.split("/")), "rb") as file:
        return file.read()


def resolve_name(name):
    """The object that a text such as "package.module:Class.method" names."""
    package, colon, rest = name.partition(":")
    if not all(part.isidentifier() for part in package.split(".")) or rest and not all(part.isidentifier() for part in rest.split(".")):
        raise ValueError(f"invalid format: {name!r}")
    if colon:
        found = importlib.import_module(package)
        parts = rest.split(".") if rest else []
    else:
        first, *parts = package.split(".")
        found = importlib.import_module(first)
        while parts:
            first = f"{first}.{parts[0]}"
            try:
                found = importlib.import_module(first)
            except ImportError:
                break
            parts.pop(0)
    for part in parts:
        found = getattr(found, part)
    return found
