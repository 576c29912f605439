"""A database in two files: FILE.dat with the values, FILE.dir with a line for each key that says where its value lies."""

import ast
import builtins
import os
from collections.abc import MutableMapping

__all__ = ["error", "open"]
_BLOCK = 512
error = OSError


def _as_bytes(value, what):
    if isinstance(value, str):
        return value.encode("utf-8")
    if not isinstance(value, (bytes, bytearray)):
        raise TypeError("%s must be bytes or strings" % what)
    return bytes(value)


class _Database(MutableMapping):
    def __init__(self, filebasename, mode, flag="c"):
        self._dir, self._data = filebasename + ".dir", filebasename + ".dat"
        self._readonly, self._changed, self._index = flag == "r", False, {}
        there = os.path.exists(self._data)
        if not there and flag in ("r", "w"):
            raise error(2, "No such file or directory", self._data)
        if flag == "n" or not there:
            with builtins.open(self._data, "wb"):
                self._changed = True
        elif os.path.exists(self._dir):
            with builtins.open(self._dir, "r", encoding="latin-1") as lines:
                for line in lines:
                    key, place = ast.literal_eval(line.rstrip())
                    self._index[key.encode("latin-1")] = place

    def _open_index(self):
        if self._index is None:
            raise error("DBM object has already been closed")
        return self._index

    def _writable(self):
        index = self._open_index()
        if self._readonly:
            raise error("The database is opened for reading only")
        return index

    def sync(self):
        if self._index is not None and self._changed:
            with builtins.open(self._dir, "w", encoding="latin-1") as lines:
                for key, place in self._index.items():
                    lines.write("%r, %r\n" % (key.decode("latin-1"), place))
            self._changed = False

    def close(self):
        try:
            self.sync()
        finally:
            self._index = None

    def __getitem__(self, key):
        at, size = self._open_index()[_as_bytes(key, "keys")]
        with builtins.open(self._data, "rb") as data:
            data.seek(at)
            return data.read(size)

    def __setitem__(self, key, value):
        index, key, value = self._writable(), _as_bytes(key, "keys"), _as_bytes(value, "values")
        before = index.get(key)
        with builtins.open(self._data, "rb+") as data:
            if before is not None and -(-len(value) // _BLOCK) <= -(-before[1] // _BLOCK):
                at = before[0]
            else:
                end = data.seek(0, 2)
                at = -(-end // _BLOCK) * _BLOCK
                data.write(b"\0" * (at - end))
            data.seek(at)
            data.write(value)
        index[key] = (at, len(value))
        self._changed = True
        self.sync()

    def __delitem__(self, key):
        del self._writable()[_as_bytes(key, "keys")]
        self._changed = True
        self.sync()

    def keys(self):
        return list(self._open_index())

    def items(self):
        return [(key, self[key]) for key in self._open_index()]

    def __contains__(self, key):
        return _as_bytes(key, "keys") in self._open_index()

    def __iter__(self):
        return iter(self._open_index())

    def __len__(self):
        return len(self._open_index())

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def open(file, flag="c", mode=0o666):
    if flag not in ("r", "w", "c", "n"):
        raise ValueError("Flag must be one of 'r', 'w', 'c', or 'n'")
    return _Database(os.fspath(file), mode, flag)
