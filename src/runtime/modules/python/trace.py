"""Tells of each line that runs, or counts them."""

import linecache
import os
import sys
import threading
from time import monotonic as _time

__all__ = ["Trace", "CoverageResults"]


def _modname(path):
    if path.startswith("<frozen "):
        return path[8:-1]
    return os.path.splitext(os.path.basename(path))[0]


class _Ignore:
    def __init__(self, modules=None, dirs=None):
        self._mods = set(modules or ())
        self._dirs = [os.path.normpath(each) for each in dirs or ()]

    def names(self, filename, modulename):
        if modulename in self._mods or filename is None or filename.startswith("<frozen "):
            return True
        if any(modulename.startswith(name + ".") for name in self._mods):
            return True
        return any(filename.startswith(each + os.sep) for each in self._dirs)


class CoverageResults:
    """How often lines ran, and what called what."""

    def __init__(self, counts=None, calledfuncs=None, infile=None, callers=None, outfile=None):
        self.counts, self.calledfuncs, self.callers = dict(counts or {}), dict(calledfuncs or {}), dict(callers or {})
        self.infile, self.outfile = infile, outfile

    def is_ignored_filename(self, filename):
        return filename.startswith("<") and filename.endswith(">")

    def update(self, other):
        for key, count in other.counts.items():
            self.counts[key] = self.counts.get(key, 0) + count
        self.calledfuncs.update(dict.fromkeys(other.calledfuncs, 1))
        self.callers.update(dict.fromkeys(other.callers, 1))

    def write_results(self, show_missing=True, summary=False, coverdir=None, *, ignore_missing_files=False):
        if self.calledfuncs:
            print()
            print("functions called:")
            for filename, modulename, funcname in sorted(self.calledfuncs):
                print("filename: %s, modulename: %s, funcname: %s" % (filename, modulename, funcname))
        if self.callers:
            print()
            print("calling relationships:")
            last_file = last_callee = ""
            for (caller_file, caller_module, caller), (file, module, function) in sorted(self.callers):
                if caller_file != last_file:
                    print()
                    print("***", caller_file, "***")
                    last_file, last_callee = caller_file, ""
                if caller_file != file and last_callee != file:
                    print("  -->", file)
                    last_callee = file
                print("    %s.%s -> %s.%s" % (caller_module, caller, module, function))
        lines_of = {}
        for (filename, line), count in self.counts.items():
            lines_of.setdefault(filename, {})[line] = count
        sums = {}
        for filename, counted in lines_of.items():
            if self.is_ignored_filename(filename):
                continue
            modulename, folder = _modname(filename), coverdir or os.path.dirname(os.path.abspath(filename))
            executable = find_executable_linenos(filename)
            lines = linecache.getlines(filename)
            sums[modulename] = sum(line in executable for line in counted), len(executable), filename
            self.write_results_file(os.path.join(folder, modulename + ".cover"), lines, counted, executable if show_missing else {})
        if summary and sums:
            print("lines   cov%   module   (path)")
            for modulename in sorted(sums):
                hits, count, filename = sums[modulename]
                print("%5d   %3d%%   %s   (%s)" % (count, int(100 * hits / count) if count else 100, modulename, filename))

    def write_results_file(self, path, lines, lnotab, lines_hit, encoding=None):
        with open(path, "w", encoding=encoding) as file:
            for number, text in enumerate(lines, 1):
                if number in lnotab:
                    file.write("%5d: " % lnotab[number])
                elif number in lines_hit and "#pragma NO COVER" not in text:
                    file.write(">>>>>> ")
                else:
                    file.write("       ")
                file.write(text.expandtabs(8))
        return len(lnotab), len(lines)


def find_executable_linenos(filename):
    """The lines of a file that have code."""
    code = compile("".join(linecache.getlines(filename)), filename, "exec")
    found, waiting = {}, [code]
    while waiting:
        code = waiting.pop()
        found.update((line, 1) for _, _, line in code.co_lines() if line)
        waiting += [const for const in code.co_consts if hasattr(const, "co_code")]
    return found


class Trace:
    """To be given something to run: prints its lines, counts them, or notes what calls what."""

    def __init__(self, count=1, trace=1, countfuncs=0, countcallers=0, ignoremods=(), ignoredirs=(), infile=None, outfile=None, timing=False):
        self.infile, self.outfile, self.ignore = infile, outfile, _Ignore(ignoremods, ignoredirs)
        self.counts, self.start_time = {}, _time() if timing else None
        self._calledfuncs, self._callers, self.donothing = {}, {}, 0
        self._trace, self._count = trace, count
        if countcallers:
            self.globaltrace = self.globaltrace_trackcallers
        elif countfuncs:
            self.globaltrace = self.globaltrace_countfuncs
        elif trace or count:
            self.globaltrace = self.globaltrace_lt
        else:
            self.donothing = 1

    def run(self, cmd):
        import __main__
        self.runctx(cmd, __main__.__dict__, __main__.__dict__)

    def runctx(self, cmd, globals=None, locals=None):
        if not self.donothing:
            threading.settrace(self.globaltrace)
            sys.settrace(self.globaltrace)
        try:
            exec(cmd, {} if globals is None else globals, {} if locals is None else locals)
        finally:
            if not self.donothing:
                sys.settrace(None)
                threading.settrace(None)

    def runfunc(self, func, /, *args, **kw):
        if not self.donothing:
            sys.settrace(self.globaltrace)
        try:
            return func(*args, **kw)
        finally:
            if not self.donothing:
                sys.settrace(None)

    def file_module_function_of(self, frame):
        code = frame.f_code
        modulename = _modname(code.co_filename) if code.co_filename else None
        owner = frame.f_locals.get("self")
        name = "%s.%s" % (type(owner).__name__, code.co_name) if owner is not None and code.co_name in dir(type(owner)) else code.co_name
        return code.co_filename, modulename, name

    def globaltrace_trackcallers(self, frame, why, arg):
        if why == "call":
            self._callers[self.file_module_function_of(frame.f_back), self.file_module_function_of(frame)] = 1

    def globaltrace_countfuncs(self, frame, why, arg):
        if why == "call":
            self._calledfuncs[self.file_module_function_of(frame)] = 1

    def globaltrace_lt(self, frame, why, arg):
        if why != "call":
            return None
        code = frame.f_code
        filename = frame.f_globals.get("__file__") or code.co_filename
        if not filename:
            return None
        modulename = _modname(filename)
        if self.ignore.names(code.co_filename, modulename):
            return None
        if self._trace:
            print((" --- modulename: %s, funcname: %s" % (modulename, code.co_name)))
        return self.localtrace

    def localtrace(self, frame, why, arg):
        if why == "line":
            filename, line = frame.f_code.co_filename, frame.f_lineno
            if self._count:
                self.counts[filename, line] = self.counts.get((filename, line), 0) + 1
            if self._trace:
                if self.start_time:
                    print("%.2f" % (_time() - self.start_time), end=" ")
                text = linecache.getline(filename, line)
                print("%s(%d)%s" % (os.path.basename(filename), line, ": " + text if text else ": "), end="")
        return self.localtrace

    def results(self):
        return CoverageResults(self.counts, self._calledfuncs, self.infile, self._callers, self.outfile)
