"""The lines of several files in a row."""

import io
import os
import sys

__all__ = ["input", "close", "nextfile", "filename", "lineno", "filelineno", "fileno", "isfirstline", "isstdin", "FileInput",
           "hook_compressed", "hook_encoded"]

_state = None


class FileInput:
    """Goes through lines; knows the file and the place of the last one. With inplace, what is printed replaces the file."""

    def __init__(self, files=None, inplace=False, backup="", *, mode="r", openhook=None, encoding=None, errors=None):
        if isinstance(files, (str, os.PathLike)):
            files = (os.fspath(files),)
        elif files is None:
            files = sys.argv[1:]
        if mode not in ("r", "rb"):
            raise ValueError("FileInput opening mode must be 'r' or 'rb'")
        if inplace and openhook:
            raise ValueError("FileInput cannot use an opening hook in inplace mode")
        if openhook is not None and not callable(openhook):
            raise ValueError("FileInput openhook must be callable")
        self._files, self._mode, self._hook = tuple(files) or ("-",), mode, openhook
        self._inplace, self._backup, self._encoding, self._errors = inplace, backup, encoding, errors
        self._file = self._name = self._out = self._stdout = None
        self._line = self._line_of_file = 0
        self._is_stdin = False

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def __iter__(self):
        return self

    def __next__(self):
        if line := self.readline():
            return line
        raise StopIteration

    def readline(self):
        while True:
            if self._file is None:
                if not self._files:
                    return b"" if "b" in self._mode else ""
                name, *rest = self._files
                self._files = tuple(rest)
                self._open(name)
            line = self._file.readline()
            if line:
                self._line += 1
                self._line_of_file += 1
                return line
            self.nextfile()

    def _open(self, name):
        self._name, self._line_of_file, self._is_stdin = name, 0, name == "-"
        if self._is_stdin:
            self._name = "<stdin>"
            self._file = getattr(sys.stdin, "buffer", sys.stdin) if "b" in self._mode else sys.stdin
        elif self._hook is not None:
            if self._encoding is None:
                self._file = self._hook(name, self._mode)
            else:
                self._file = self._hook(name, self._mode, encoding=self._encoding, errors=self._errors)
        else:
            how = {} if "b" in self._mode else {"encoding": self._encoding, "errors": self._errors}
            self._file = open(name, self._mode, **how)
            if self._inplace:
                contents = self._file.read()
                self._file.close()
                if self._backup:
                    with open(name + self._backup, self._mode.replace("r", "w"), **how) as copy:
                        copy.write(contents)
                self._file = io.BytesIO(contents) if "b" in self._mode else io.StringIO(contents)
                self._out, self._stdout = open(name, self._mode.replace("r", "w"), **how), sys.stdout
                sys.stdout = self._out

    def nextfile(self):
        if self._out is not None:
            sys.stdout, out, self._out = self._stdout, self._out, None
            out.close()
        file, self._file = self._file, None
        if file is not None and not self._is_stdin:
            file.close()

    def close(self):
        self.nextfile()
        self._files = ()

    def filename(self):
        return self._name

    def lineno(self):
        return self._line

    def filelineno(self):
        return self._line_of_file

    def fileno(self):
        """The number of the file that is read; -1 if there is none."""
        if self._file is None:
            return -1
        try:
            return self._file.fileno()
        except ValueError:
            return -1

    def isfirstline(self):
        return self._line_of_file == 1

    def isstdin(self):
        return self._is_stdin


def input(files=None, inplace=False, backup="", *, mode="r", openhook=None, encoding=None, errors=None):
    global _state
    if _state is not None and _state._file is not None:
        raise RuntimeError("input() already active")
    _state = FileInput(files, inplace, backup, mode=mode, openhook=openhook, encoding=encoding, errors=errors)
    return _state


def close():
    global _state
    closing, _state = _state, None
    if closing is not None:
        closing.close()


def _of_active(name):
    def ask():
        if _state is None:
            raise RuntimeError("no active input()")
        return getattr(_state, name)()
    ask.__name__ = ask.__qualname__ = name
    return ask


nextfile, filename, lineno, filelineno, fileno, isfirstline, isstdin = map(
    _of_active, ("nextfile", "filename", "lineno", "filelineno", "fileno", "isfirstline", "isstdin"))


def hook_compressed(filename, mode, *, encoding=None, errors=None):
    if encoding is None and "b" not in mode:
        encoding = "locale"
    if os.path.splitext(filename)[1] == ".gz":
        import gzip
        return gzip.open(filename, mode if "b" in mode else mode + "t", encoding=encoding, errors=errors)
    return open(filename, mode, encoding=encoding, errors=errors)


def hook_encoded(encoding, errors=None):
    return lambda filename, mode: open(filename, mode, encoding=encoding, errors=errors)
