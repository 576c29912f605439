"""Files that lie beside the modules of a package. They are read as any file is, so the program needs leave to do that."""

import contextlib
import sys

__path__ = []
__all__ = ["Package", "Resource", "as_file", "contents", "files", "is_resource", "open_binary", "open_text", "path", "read_binary", "read_text"]

Package = str
Resource = str


def _package(anchor):
    if anchor is None:
        anchor = sys._getframe(2).f_globals["__package__"]
    if isinstance(anchor, str):
        __import__(anchor)
        anchor = sys.modules[anchor]
    if not hasattr(anchor, "__path__"):
        anchor = sys.modules[anchor.__package__]
    return anchor


def files(anchor=None):
    """The folder of a package."""
    import pathlib

    package = _package(anchor)
    if not package.__path__:
        raise FileNotFoundError(2, "No such file or directory", package.__name__)
    return pathlib.Path(package.__path__[0])


@contextlib.contextmanager
def as_file(path):
    yield path


def _named(package, resource):
    name = str(resource)
    if "/" in name:
        raise ValueError(f"{name!r} must be only a file name")
    return files(_package(package)) / name


def open_binary(package, resource):
    return _named(package, resource).open("rb")


def open_text(package, resource, encoding="utf-8", errors="strict"):
    return _named(package, resource).open("r", encoding=encoding, errors=errors)


def read_binary(package, resource):
    return _named(package, resource).read_bytes()


def read_text(package, resource, encoding="utf-8", errors="strict"):
    return _named(package, resource).read_text(encoding=encoding, errors=errors)


def contents(package):
    return [entry.name for entry in files(_package(package)).iterdir()]


def is_resource(package, name):
    return _named(package, name).is_file()


def path(package, resource):
    return as_file(_named(package, resource))
