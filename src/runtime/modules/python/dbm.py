"""Small databases of bytes in files."""

__path__ = []

import os

__all__ = ["open", "whichdb", "error"]


class _Error(Exception):
    pass


def open(file, flag="r", mode=0o666):
    """Opens the database FILE; what there is not is made if FLAG is "c" or "n"."""
    import dbm.dumb
    if flag not in ("r", "w", "c", "n"):
        raise ValueError("Flag must be one of 'r', 'w', 'c', or 'n'")
    if flag in ("r", "w") and whichdb(file) is None:
        raise _Error("db file doesn't exist; use 'c' or 'n' flag to create a new db")
    return dbm.dumb.open(file, flag, mode)


def whichdb(filename):
    """The module that can open FILENAME; None if there is no such database."""
    filename = os.fspath(filename)
    return "dbm.dumb" if os.path.exists(filename + ".dir") and os.path.exists(filename + ".dat") else None


from dbm.dumb import error as _dumb_error
error = (_Error, _dumb_error)
