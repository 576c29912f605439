"""Runs examples, compares what they print, and reports."""

import builtins
import difflib
import linecache
import re
import sys
import traceback
from collections import namedtuple
from io import StringIO

import __future__
from _doctest_examples import OPTIONFLAGS_BY_NAME

__name__ = "doctest"

_flags = OPTIONFLAGS_BY_NAME
BLANKLINE_MARKER, ELLIPSIS_MARKER = "<BLANKLINE>", "..."
TestResults = namedtuple("TestResults", "failed attempted", module="doctest")


def _ellipsis_match(want, got):
    """Whether GOT is WANT, in which an ellipsis stands for any text."""
    if ELLIPSIS_MARKER not in want:
        return want == got
    first, *middle, last = want.split(ELLIPSIS_MARKER)
    start, end = len(first), len(got) - len(last)
    if start > end or not got.startswith(first) or not got.endswith(last):
        return False
    for piece in middle:
        start = got.find(piece, start, end)
        if start < 0:
            return False
        start += len(piece)
    return True


def _strip_exception_details(msg):
    """The bare name of the exception whose message MSG is."""
    return msg.partition("\n")[0].partition(":")[0].rpartition(".")[2]


def _ascii(text):
    return str(text.encode("ascii", "backslashreplace"), "ascii")


def _indented(text):
    return re.sub(r"(?m)^(?!$)", "    ", text)


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
        return bool(optionflags & _flags["ELLIPSIS"]) and _ellipsis_match(want, got)

    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & _flags["DONT_ACCEPT_BLANKLINE"]:
            got = re.sub(r"(?m)^[ ]*(?=\n)", BLANKLINE_MARKER, got)
        difference = self._difference(want, got, optionflags)
        if difference is not None:
            return difference
        if want and got:
            return "Expected:\n%sGot:\n%s" % (_indented(want), _indented(got))
        if want:
            return "Expected:\n%sGot nothing\n" % _indented(want)
        return "Expected nothing\nGot:\n%s" % _indented(got) if got else "Expected nothing\nGot nothing\n"

    def _difference(self, want, got, optionflags):
        """The lines that differ, if the flags ask for that and there are enough of them to be worth it."""
        many = want.count("\n") > 2 and got.count("\n") > 2
        old, new = want.splitlines(keepends=True), got.splitlines(keepends=True)
        if optionflags & _flags["REPORT_NDIFF"]:
            kind = "ndiff with -expected +actual"
            lines = difflib.ndiff(old, new, charjunk=difflib.IS_CHARACTER_JUNK, linejunk=None)
        elif optionflags & _flags["REPORT_UDIFF"] and many:
            kind, lines = "unified diff with -expected +actual", list(difflib.unified_diff(old, new, n=2))[2:]
        elif optionflags & _flags["REPORT_CDIFF"] and many:
            kind, lines = "context diff with expected followed by actual", list(difflib.context_diff(old, new, n=2))[2:]
        else:
            return None
        return "Differences (%s):\n" % kind + _indented("".join(lines))


class _SpoofOut(StringIO):
    """What an example prints to; its text ends with a newline, as the expected text always does."""

    def getvalue(self):
        text = super().getvalue()
        return text + "\n" if text and not text.endswith("\n") else text

    def truncate(self, size=None):
        self.seek(size)
        super().truncate()


class DocTestRunner:
    """Runs examples."""
    DIVIDER = "*" * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = 0
        self._results = {}  # how many failed and were tried, by name
        self._fakeout = _SpoofOut()

    def report_start(self, out, test, example):
        if self._verbose:
            out("Trying:\n" + _indented(example.source) +
                ("Expecting:\n" + _indented(example.want) if example.want else "Expecting nothing\n"))

    def report_success(self, out, test, example, got):
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        out(self._failure_header(test, example) + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        out(self._failure_header(test, example) + "Exception raised:\n" + _indented(_exception_traceback(exc_info)))

    def _failure_header(self, test, example):
        if test.filename:
            known = test.lineno is not None and example.lineno is not None
            where = "File \"%s\", line %s, in %s" % (test.filename, test.lineno + example.lineno + 1 if known else "?", test.name)
        else:
            where = "Line %s, in %s" % (example.lineno + 1, test.name)
        return "%s\n%s\nFailed example:\n%s" % (self.DIVIDER, where, _indented(example.source))

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        self.test = test
        if compileflags is None:
            compileflags = _future_flags(test.globs)
        kept = sys.stdout, sys.displayhook, sys.gettrace()
        if out is None:
            out = _writer(sys.stdout)
        sys.stdout, sys.displayhook = self._fakeout, sys.__displayhook__
        try:
            return self._run_all(test, compileflags, out)
        finally:
            sys.stdout, sys.displayhook = kept[:2]
            if sys.gettrace() is not kept[2]:
                sys.settrace(kept[2])
            if clear_globs:
                test.globs.clear()
                builtins._ = None

    def _run_all(self, test, compileflags, out):
        failed = tried = 0
        try:
            for number, example in enumerate(test.examples):
                self.optionflags = self.original_optionflags
                for flag, on in example.options.items():
                    self.optionflags = self.optionflags | flag if on else self.optionflags & ~flag
                if self.optionflags & _flags["SKIP"]:
                    continue
                tried += 1
                quiet = failed and self.optionflags & _flags["REPORT_ONLY_FIRST_FAILURE"]
                if not self._run_one(test, example, number, compileflags, out, quiet):
                    failed += 1
                    if self.optionflags & _flags["FAIL_FAST"]:
                        break
        finally:
            self.optionflags = self.original_optionflags
        self._record(test.name, failed, tried)
        self.failures += failed
        self.tries += tried
        return TestResults(failed, tried)

    def _record(self, name, failed, tried):
        before = self._results.get(name, (0, 0))
        self._results[name] = before[0] + failed, before[1] + tried

    def _run_one(self, test, example, number, compileflags, out, quiet):
        """Whether EXAMPLE does what it is to; reports it, unless QUIET."""
        if not quiet:
            self.report_start(out, test, example)
        raised = self._execute(test, example, number, compileflags)
        got = self._fakeout.getvalue()
        self._fakeout.truncate(0)
        if raised is None:
            good = self._checker.check_output(example.want, got, self.optionflags)
        elif example.exc_msg is None:
            if not quiet:
                self.report_unexpected_exception(out, test, example, raised)
            return False
        else:
            good = self._is_wanted(example.exc_msg, _message(raised))
            got += "" if quiet else _exception_traceback(raised)
        if not quiet:
            (self.report_success if good else self.report_failure)(out, test, example, got)
        return good

    def _execute(self, test, example, number, compileflags):
        """Runs EXAMPLE; what it raised, as sys.exc_info() gives it, or None."""
        filename = "<doctest %s[%d]>" % (test.name, number)
        linecache.cache[filename] = len(example.source), None, example.source.splitlines(keepends=True), filename
        try:
            exec(compile(example.source, filename, "single", compileflags, True), test.globs)
        except KeyboardInterrupt:
            raise
        except BaseException:
            return sys.exc_info()
        return None

    def _is_wanted(self, wanted, message):
        if self._checker.check_output(wanted, message, self.optionflags):
            return True
        return bool(self.optionflags & _flags["IGNORE_EXCEPTION_DETAIL"]) and \
            self._checker.check_output(_strip_exception_details(wanted), _strip_exception_details(message), self.optionflags)

    def summarize(self, verbose=None):
        verbose = self._verbose if verbose is None else verbose
        results = sorted(self._results.items())
        failed, tried = sum(f for _, (f, _) in results), sum(t for _, (_, t) in results)
        if verbose:
            _summarize_good(results)
        broken = [(name, f, t) for name, (f, t) in results if f]
        if broken:
            print(self.DIVIDER)
            print(len(broken), "items had failures:")
            for name, f, t in broken:
                print(" %3d of %3d in %s" % (f, t, name))
        if verbose:
            print(tried, "tests in", len(results), "items.")
            print(tried - failed, "passed and", failed, "failed.")
        if failed:
            print("***Test Failed***", failed, "failures.")
        elif verbose:
            print("Test passed.")
        return TestResults(failed, tried)

    def merge(self, other):
        for name, (failed, tried) in other._results.items():
            self._record(name, failed, tried)


def _summarize_good(results):
    """Prints what had no examples, and what had only good ones."""
    empty = [name for name, (_, tried) in results if tried == 0]
    passed = [(name, tried) for name, (failed, tried) in results if tried and not failed]
    if empty:
        print(len(empty), "items had no tests:")
        for name in empty:
            print("   ", name)
    if passed:
        print(len(passed), "items passed all tests:")
        for name, tried in passed:
            print(" %3d tests in %s" % (tried, name))


def _future_flags(globs):
    """The flags of the features of the future that GLOBS have imported."""
    return sum(feature.compiler_flag for name in __future__.all_feature_names
               if globs.get(name) is (feature := getattr(__future__, name)))


def _writer(file):
    """Writes to FILE, with escapes for what its encoding cannot say."""
    encoding = getattr(file, "encoding", None)
    if encoding is None or encoding.lower() == "utf-8":
        return file.write
    return lambda text: file.write(str(text.encode(encoding, "backslashreplace"), encoding))


def _message(raised):
    """The message of an exception; of a SyntaxError without the lines that show where."""
    kind = raised[0]
    lines = traceback.format_exception_only(kind, raised[1])
    if not issubclass(kind, SyntaxError):
        return "".join(lines)
    starts = kind.__qualname__ + ":", "%s.%s:" % (kind.__module__, kind.__qualname__)
    return "".join(lines[next(i for i, line in enumerate(lines) if line.startswith(starts)):])


def _exception_traceback(exc_info):
    """The traceback of what was raised, from the example on."""
    kind, error, tb = exc_info
    while tb is not None and tb.tb_frame.f_globals is globals():
        tb = tb.tb_next
    told = "".join(traceback.format_exception(kind, error, tb))
    # What could not be compiled was raised by the runner, of whose frames none is shown.
    return told if tb is not None else "Traceback (most recent call last):\n" + told


class DocTestFailure(Exception):
    """An example printed something else; got is what."""

    def __init__(self, test, example, got):
        self.test, self.example, self.got = test, example, got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    """An example raised something; exc_info is what."""

    def __init__(self, test, example, exc_info):
        self.test, self.example, self.exc_info = test, example, exc_info

    def __str__(self):
        return str(self.test)


class DebugRunner(DocTestRunner):
    """Raises an exception at the first failure, and keeps the names of the test for whoever looks into it."""

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        result = super().run(test, compileflags, out, False)
        if clear_globs:
            test.globs.clear()
        return result

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)
