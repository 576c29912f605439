"""Counts calls and measures their times, while a program runs."""

import sys
import time
import types

__all__ = ["run", "runctx", "Profile"]


def label(code):
    if isinstance(code, str):
        return "~", 0, code
    return code.co_filename, code.co_firstlineno, code.co_name


def _name_of_native(function):
    """A function that is built in, as profiles write it."""
    owner = getattr(function, "__self__", None)
    if owner is None or isinstance(owner, types.ModuleType):
        module = getattr(function, "__module__", None) or (owner.__name__ if owner is not None else None)
        return "<built-in method %s.%s>" % (module, function.__name__) if module else "<%s>" % function.__name__
    kind = owner if isinstance(owner, type) else type(owner)
    if isinstance(owner, type):
        return "<built-in method %s>" % function.__name__
    return "<method %r of %r objects>" % (function.__name__, kind.__name__)


class Profile:
    """To be turned on and off, or given something to run."""

    def __init__(self, timer=None, timeunit=0.0, subcalls=True, builtins=True):
        self._timer, self._builtins = timer or time.perf_counter, builtins
        self.clear()

    def clear(self):
        self._rows, self._stack, self._active, self._on = {}, [], {}, False

    def _enter(self, key):
        for what in (key, (self._stack[-1][0], key)) if self._stack else (key,):
            self._active[what] = self._active.get(what, 0) + 1
        self._stack.append([key, self._timer(), 0.0])

    def _leave(self):
        if not self._stack:
            return
        key, start, inside = self._stack.pop()
        total = self._timer() - start
        self._active[key] -= 1
        outermost = self._active[key] == 0
        row = self._rows.setdefault(key, [0, 0, 0.0, 0.0, {}])
        row[0] += outermost
        row[1] += 1
        row[2] += total - inside
        row[3] += total if outermost else 0.0
        if self._stack:
            caller = self._stack[-1]
            caller[2] += total
            calls = row[4].setdefault(caller[0], [0, 0, 0.0, 0.0])
            self._active[caller[0], key] -= 1
            outermost = self._active[caller[0], key] == 0
            calls[0] += 1
            calls[1] += outermost
            calls[2] += total - inside
            calls[3] += total if outermost else 0.0

    def _event(self, frame, event, arg):
        if event == "call":
            self._enter(frame.f_code)
        elif event == "return":
            self._leave()
        elif self._builtins and arg is not sys.setprofile:
            if event == "c_call":
                self._enter(_name_of_native(arg))
            else:
                self._leave()

    def enable(self, subcalls=True, builtins=True):
        self._on = True
        sys.setprofile(self._event)

    def disable(self):
        """The last call that is counted."""
        if self._on:
            self._enter("<method 'disable' of '_lsprof.Profiler' objects>")
        self._on = False
        sys.setprofile(None)
        while self._stack:
            self._leave()

    def create_stats(self):
        self.disable()
        self.snapshot_stats()

    def snapshot_stats(self):
        self.stats = {label(key): (*row[:4], {label(caller): tuple(calls) for caller, calls in row[4].items()})
                      for key, row in self._rows.items()}

    def print_stats(self, sort=-1):
        import pstats
        if not isinstance(sort, tuple):
            sort = (sort,)
        pstats.Stats(self).strip_dirs().sort_stats(*sort).print_stats()

    def dump_stats(self, file):
        import marshal
        with open(file, "wb") as opened:
            self.create_stats()
            marshal.dump(self.stats, opened)

    def run(self, cmd):
        import __main__
        return self.runctx(cmd, __main__.__dict__, __main__.__dict__)

    def runctx(self, cmd, globals, locals):
        self.enable()
        self._enter("<built-in method builtins.exec>")  # which nobody tells of, since it is called from here
        try:
            exec(cmd, globals, locals)
        finally:
            self._leave()
            self.disable()
        return self

    def runcall(self, func, /, *args, **kw):
        self.enable()
        try:
            return func(*args, **kw)
        finally:
            self.disable()

    def __enter__(self):
        self.enable()
        return self

    def __exit__(self, *exc_info):
        self.disable()


def _shown(profile, filename, sort):
    if filename is not None:
        profile.dump_stats(filename)
    else:
        profile.print_stats(sort)


def run(statement, filename=None, sort=-1):
    """Runs a statement and shows what it did."""
    profile = Profile()
    try:
        profile.run(statement)
    except SystemExit:
        pass
    finally:
        _shown(profile, filename, sort)


def runctx(statement, globals, locals, filename=None, sort=-1):
    """The same in namespaces of its own."""
    profile = Profile()
    try:
        profile.runctx(statement, globals, locals)
    except SystemExit:
        pass
    finally:
        _shown(profile, filename, sort)
