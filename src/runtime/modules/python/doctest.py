"""Examples in docstrings, run and compared."""

import difflib
import inspect
import linecache
import os
import re
import sys
import traceback
from collections import namedtuple
from contextlib import redirect_stdout
from io import StringIO

__all__ = ["testmod", "testfile", "DocTestSuite", "DocFileSuite", "register_optionflag", "run_docstring_examples", "DocTestParser", "DocTestFinder", "DocTestRunner", "DocTest", "Example", "OutputChecker",
           "ELLIPSIS", "NORMALIZE_WHITESPACE", "IGNORE_EXCEPTION_DETAIL", "SKIP", "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE",
           "REPORT_NDIFF", "FAIL_FAST", "TestResults"]

_flags = {name: 1 << i for i, name in enumerate((
    "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS", "SKIP", "IGNORE_EXCEPTION_DETAIL",
    "REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF", "REPORT_ONLY_FIRST_FAILURE", "FAIL_FAST"))}
globals().update(_flags)
OPTIONFLAGS_BY_NAME = _flags
BLANKLINE_MARKER, ELLIPSIS_MARKER = "<BLANKLINE>", "..."
COMPARISON_FLAGS = sum(1 << i for i in range(6))
REPORTING_FLAGS = sum(1 << i for i in range(6, 11))


def register_optionflag(name):
    """The flag of that name, a new one if there is none yet."""
    return _flags.setdefault(name, 1 << len(_flags))


TestResults = namedtuple("TestResults", "failed attempted")
_example = re.compile(r"""
    (?P<source>(?:^(?P<indent>[ ]*)>>>[ ].*|^(?P<indent2>[ ]*)>>>$)(?:\n[ ]*\.\.\.(?:[ ].*)?$)*)\n?
    (?P<want>(?:(?![ ]*$)(?![ ]*>>>).+$\n?)*)""", re.M | re.X)
_exception = re.compile(r"^(?P<hdr>Traceback\ \((?:most\ recent\ call\ last|innermost\ last)\):)\s*$(?P<stack>.*?)^(?P<msg>\w+.*)", re.M | re.S | re.X)
_option = re.compile(r"#\s*doctest:\s*([^\n'\"]*)$", re.M)


class Example:
    """A piece of source and what it is to print."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith("\n") else source + "\n"
        self.want = want if not want or want.endswith("\n") else want + "\n"
        self.exc_msg, self.lineno, self.indent, self.options = exc_msg, lineno, indent, options or {}


class DocTest:
    """The examples of one docstring."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples, self.globs, self.name, self.filename, self.lineno, self.docstring = examples, dict(globs), name, filename, lineno, docstring

    def __repr__(self):
        n = len(self.examples)
        count = "no examples" if n == 0 else "%d example%s" % (n, "" if n == 1 else "s")
        return "<%s %s from %s:%s (%s)>" % (self.__class__.__name__, self.name, self.filename, self.lineno, count)


class DocTestParser:
    """Finds examples in text."""

    def get_examples(self, string, name="<string>"):
        found = []
        string = string.expandtabs()
        for match in _example.finditer(string):
            indent = len(match["indent"] or match["indent2"] or "")
            lines = match["source"].split("\n")
            source = "\n".join(line[indent + 4:] for line in lines)
            want = [line[indent:] for line in match["want"].rstrip().split("\n")]
            want = "\n".join(want)
            exception = _exception.match(want)
            options = {}
            for text in _option.findall(source):
                for word in text.replace(",", " ").split():
                    if word[0] not in "+-" or word[1:] not in _flags:
                        raise ValueError("line %d of the doctest for %s has an invalid option: %r" % (1, name, word))
                    options[_flags[word[1:]]] = word[0] == "+"
            if not re.fullmatch(r"\s*(#.*)?", source):
                found.append(Example(source, want + "\n" if want else "", exception["msg"] + "\n" if exception else None,
                                     string.count("\n", 0, match.start()), indent, options))
        return found

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)


class DocTestFinder:
    """Finds docstrings with examples in an object and what is in it."""

    def __init__(self, verbose=False, parser=None, recurse=True, exclude_empty=True):
        self._verbose, self._parser, self._recurse, self._exclude_empty = verbose, parser or DocTestParser(), recurse, exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        name = getattr(obj, "__name__", None) if name is None else name
        if module is None:
            module = obj if inspect.ismodule(obj) else sys.modules.get(getattr(obj, "__module__", None))
        globs = dict(module.__dict__ if globs is None and module is not None else globs or {})
        globs.update(extraglobs or {})
        globs.setdefault("__name__", "__main__")
        tests = []
        self._find(tests, obj, name, module, globs, set())
        return sorted(tests, key=lambda test: (test.name, test.filename or "", test.lineno or 0))

    def _find(self, tests, obj, name, module, globs, seen):
        if id(obj) in seen:
            return
        seen.add(id(obj))
        if self._verbose:
            print("Finding tests in %s" % name)
        doc = obj if isinstance(obj, str) else getattr(obj, "__doc__", None)
        if isinstance(doc, str) and (doc or not self._exclude_empty):
            filename = getattr(module, "__file__", None) or getattr(module, "__name__", None)
            test = self._parser.get_doctest(doc, globs, name, filename, self._line_of(obj, doc, module))
            if test.examples or not self._exclude_empty:
                tests.append(test)
        if inspect.ismodule(obj) and self._recurse:
            for key, value in obj.__dict__.items():
                value_name = "%s.%s" % (name, key)
                if (inspect.isroutine(inspect.unwrap(value)) or inspect.isclass(value)) and getattr(value, "__module__", None) == obj.__name__:
                    self._find(tests, value, value_name, module, globs, seen)
            for key, value in getattr(obj, "__test__", {}).items():
                self._find(tests, value, "%s.__test__.%s" % (name, key), module, globs, seen)
        if inspect.isclass(obj) and self._recurse:
            for key, value in obj.__dict__.items():
                value = getattr(value, "__func__", value) if isinstance(value, (staticmethod, classmethod)) else value
                if inspect.isroutine(value) or inspect.isclass(value) or isinstance(value, property):
                    self._find(tests, value, "%s.%s" % (name, key), module, globs, seen)

    def _line_of(self, obj, doc, module):
        """The line before the one that the docstring starts on."""
        if inspect.ismodule(obj):
            for i, line in enumerate(linecache.getlines(getattr(obj, "__file__", None) or "")):
                if re.match(r"(^|.*:)\s*\w*[\"']", line):
                    return i
            return 0
        try:
            lines, start = inspect.getsourcelines(obj.fget if isinstance(obj, property) else obj)
        except (OSError, TypeError, AttributeError):
            return None
        for i, line in enumerate(lines):
            if re.match(r"\s*[uUrR]?[\"']", line):
                return start + i - 1
        return None


class OutputChecker:
    """Compares what is wanted with what came."""

    def check_output(self, want, got, optionflags):
        got, want = _ascii(got), _ascii(want)
        if got == want:
            return True
        if not optionflags & _flags["DONT_ACCEPT_TRUE_FOR_1"] and (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & _flags["DONT_ACCEPT_BLANKLINE"]:
            want = re.sub(r"(?m)^<BLANKLINE>\s*?$", "", want)
            got = re.sub(r"(?m)^[^\S\n]+$", "", got)
            if got == want:
                return True
        if optionflags & _flags["NORMALIZE_WHITESPACE"]:
            got, want = " ".join(got.split()), " ".join(want.split())
            if got == want:
                return True
        if optionflags & _flags["ELLIPSIS"] and "..." in want:
            return re.fullmatch(".*".join(map(re.escape, want.split("..."))), got, re.S) is not None
        return False

    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & _flags["DONT_ACCEPT_BLANKLINE"]:
            got = re.sub(r"(?m)^[ ]*(?=\n)", "<BLANKLINE>", got)
        if optionflags & _flags["REPORT_NDIFF"]:
            lines = difflib.ndiff(want.splitlines(keepends=True), got.splitlines(keepends=True), charjunk=difflib.IS_CHARACTER_JUNK)
            return "Differences (ndiff with -expected +actual):\n" + _indented("".join(lines))
        if want and got:
            return "Expected:\n%sGot:\n%s" % (_indented(want), _indented(got))
        if want:
            return "Expected:\n%sGot nothing\n" % _indented(want)
        return "Expected nothing\nGot:\n%s" % _indented(got) if got else "Expected nothing\nGot nothing\n"


def _ascii(text):
    return str(text.encode("ascii", "backslashreplace"), "ascii")


def _indented(text):
    return re.sub(r"(?m)^(?!$)", "    ", text)


class DocTestRunner:
    """Runs examples."""
    DIVIDER = "*" * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker, self.optionflags = checker or OutputChecker(), optionflags
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.tries = self.failures = 0
        self._results = []
        self._out = None

    def _show(self, *parts):
        (self._out or sys.stdout.write)("".join(parts))

    def _header(self, test, example):
        where = "File \"%s\", line %d, in %s" % (test.filename, test.lineno + example.lineno + 1, test.name) if test.lineno is not None \
            else "File \"%s\", line ?, in %s" % (test.filename, test.name) if test.filename else "Line %d, in %s" % (example.lineno + 1, test.name)
        return "%s\n%s\nFailed example:\n%s" % (self.DIVIDER, where, _indented(example.source))

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        failed = tried = 0
        self._out = out
        kept_hook, sys.displayhook = sys.displayhook, sys.__displayhook__
        try:
            for number, example in enumerate(test.examples):
                flags = self.optionflags
                for flag, on in example.options.items():
                    flags = flags | flag if on else flags & ~flag
                if flags & _flags["SKIP"]:
                    continue
                tried += 1
                if self._verbose:
                    self._show("Trying:\n", _indented(example.source),
                               "Expecting:\n" + _indented(example.want) if example.want else "Expecting nothing\n")
                good, report = self._run_one(test, example, number, flags)
                if not good:
                    self._show(self._header(test, example), report)
                    failed += 1
                    if flags & _flags["FAIL_FAST"]:
                        break
                elif self._verbose:
                    self._show("ok\n")
        finally:
            sys.displayhook = kept_hook
        if clear_globs:
            test.globs.clear()
        self.tries += tried
        self.failures += failed
        self._results.append((test.name, failed, tried))
        return TestResults(failed, tried)

    def _run_one(self, test, example, number, flags):
        out, error = StringIO(), None
        filename = "<doctest %s[%d]>" % (test.name, number)
        linecache.cache[filename] = len(example.source), None, example.source.splitlines(keepends=True), filename
        with redirect_stdout(out):
            try:
                exec(compile(example.source, filename, "single"), test.globs)
            except KeyboardInterrupt:
                raise
            except BaseException as e:
                error = e
        got = out.getvalue()
        if got and not got.endswith("\n"):  # as the expected text always does
            got += "\n"
        if error is None:
            good = self._checker.check_output(example.want, got, flags)
            return good, "" if good else self._checker.output_difference(example, got, flags)
        message = traceback.format_exception_only(type(error), error)[-1]
        if example.exc_msg is not None:
            if self._checker.check_output(example.exc_msg, message, flags):
                return True, ""
            if flags & _flags["IGNORE_EXCEPTION_DETAIL"] and message.split(":")[0].rpartition(".")[2].strip() == \
                    example.exc_msg.split(":")[0].rpartition(".")[2].strip():
                return True, ""
        shown = _trace_of(error)
        if example.exc_msg is None:
            return False, "Exception raised:\n" + _indented(shown)
        return False, self._checker.output_difference(example, got + shown, flags)

    def summarize(self, verbose=None):
        verbose = self._verbose if verbose is None else verbose
        if verbose:
            empty = [name for name, _, tried in self._results if tried == 0]
            passed = [(name, tried) for name, failed, tried in self._results if tried and not failed]
            if empty:
                print(len(empty), "items had no tests:")
                for name in sorted(empty):
                    print("   ", name)
            if passed:
                print(len(passed), "items passed all tests:")
                for name, tried in sorted(passed):
                    print(" %3d tests in %s" % (tried, name))
        broken = [(name, failed, tried) for name, failed, tried in self._results if failed]
        if broken:
            print(self.DIVIDER)
            print(len(broken), "items had failures:")
            for name, failed, tried in sorted(broken):
                print(" %3d of %3d in %s" % (failed, tried, name))
        if verbose:
            print(self.tries, "tests in", len(self._results), "items.")
            print(self.tries - self.failures, "passed and", self.failures, "failed.")
        if self.failures:
            print("***Test Failed***", self.failures, "failures.")
        elif verbose:
            print("Test passed.")
        return TestResults(self.failures, self.tries)


def _trace_of(error):
    """The traceback of ERROR from the example on."""
    tb = error.__traceback__
    while tb is not None and tb.tb_frame.f_globals is globals():
        tb = tb.tb_next
    return "".join(traceback.format_exception(type(error), error, tb))


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None, raise_on_error=False,
            exclude_empty=False):
    m = sys.modules.get("__main__") if m is None else m
    if not inspect.ismodule(m):
        raise TypeError("testmod: module required; %r" % (m,))
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(exclude_empty=exclude_empty).find(m, name or m.__name__, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test)


def _module_or_caller(module):
    """MODULE, which may be a name; without one, the module that called this one."""
    if inspect.ismodule(module):
        return module
    if module is not None:
        return __import__(module, fromlist=["*"])
    frame = sys._getframe()
    while frame.f_back is not None and frame.f_globals is globals():
        frame = frame.f_back
    return sys.modules[frame.f_globals.get("__name__", "__main__")]


def _text_test(filename, module_relative, package, name, globs, extraglobs, parser, encoding):
    """The examples of a text file, which stands beside the module PACKAGE or the calling one if MODULE_RELATIVE."""
    if module_relative:
        module = _module_or_caller(package)
        folder = os.path.dirname(getattr(module, "__file__", None) or "")
        filename = os.path.join(folder, *filename.split("/"))
    with open(filename, encoding=encoding) as file:
        text = file.read()
    globs = {} if globs is None else dict(globs)
    globs.update(extraglobs or {})
    globs.setdefault("__name__", "__main__")
    return parser.get_doctest(text, globs, name or os.path.basename(filename), filename, 0)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
             raise_on_error=False, parser=DocTestParser(), encoding=None):
    if package and not module_relative:
        raise ValueError("Package may only be specified for module-relative paths.")
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    runner.run(_text_test(filename, module_relative, package, name, globs, extraglobs, parser, encoding))
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries)


def _case_of(*args, **options):
    from doctest_cases import DocTestCase
    return DocTestCase(*args, **options)


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    import unittest
    module = _module_or_caller(module)
    tests = (test_finder or DocTestFinder()).find(module, globs=globs, extraglobs=extraglobs)
    return unittest.TestSuite(_case_of(test, **options) for test in tests if test.examples)


def DocFileSuite(*paths, module_relative=True, package=None, globs=None, parser=DocTestParser(), encoding=None, **options):
    import unittest
    if module_relative:
        package = _module_or_caller(package)
    return unittest.TestSuite(_case_of(_text_test(path, module_relative, package, None, globs, None, parser, encoding), of_file=True, **options)
                              for path in paths)
