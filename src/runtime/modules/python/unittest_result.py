"""What became of tests, and suites that run them together."""

import io
import sys
import time
import traceback

__unittest = True


def strclass(cls):
    return "%s.%s" % (cls.__module__, cls.__qualname__)


class TestResult:
    """Keeps what became of tests."""
    _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = self.buffer = self.shouldStop = self.tb_locals = False
        self.failures, self.errors, self.skipped, self.expectedFailures, self.unexpectedSuccesses = [], [], [], [], []
        self.testsRun = 0
        self.collectedDurations = []
        self._original_stdout, self._original_stderr = sys.stdout, sys.stderr
        self._stdout_buffer = self._stderr_buffer = None
        self._mirrorOutput = False  # whether what is in the buffers shall be shown
        self._class = None

    def printErrors(self):
        pass

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def startTest(self, test):
        self.testsRun += 1
        self._mirrorOutput = False
        self._setupStdout()

    def stopTest(self, test):
        self._restoreStdout()
        self._mirrorOutput = False

    def _setupStdout(self):
        if not self.buffer:
            return
        if self._stdout_buffer is None:
            self._stdout_buffer, self._stderr_buffer = io.StringIO(), io.StringIO()
        sys.stdout, sys.stderr = self._stdout_buffer, self._stderr_buffer

    def _restoreStdout(self):
        if not self.buffer:
            return
        if self._mirrorOutput:
            for stream, shown in zip((self._original_stdout, self._original_stderr), _told_outputs(sys.stdout, sys.stderr)):
                if shown:
                    stream.write(shown)
        sys.stdout, sys.stderr = self._original_stdout, self._original_stderr
        for buffer in self._stdout_buffer, self._stderr_buffer:
            buffer.seek(0)
            buffer.truncate()

    def addDuration(self, test, elapsed):
        self.collectedDurations.append((str(test), elapsed))

    def _stop_if_fast(self):
        if self.failfast:
            self.stop()

    def addError(self, test, err):
        self.errors.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True
        self._stop_if_fast()

    def addFailure(self, test, err):
        self.failures.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True
        self._stop_if_fast()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            kept = self.failures if issubclass(err[0], test.failureException) else self.errors
            kept.append((subtest, self._exc_info_to_string(err, test)))
            self._mirrorOutput = True
            self._stop_if_fast()

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)
        self._stop_if_fast()

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        self.shouldStop = True

    def _exc_info_to_string(self, err, test):
        kind, value, tb = err
        self._strip(value, set())
        told = traceback.TracebackException(kind, value, value.__traceback__, capture_locals=self.tb_locals, compact=True)
        text = "".join(told.format())
        return text + "".join(_told_outputs(sys.stdout, sys.stderr)) if self.buffer else text

    def _strip(self, exception, seen):
        """Takes the frames of this package off the traceback of an exception and of what it came from."""
        while exception is not None and id(exception) not in seen:
            seen.add(id(exception))
            tb = exception.__traceback__
            while tb is not None and _is_ours(tb):
                tb = tb.tb_next
            if tb is not None:
                _cut_after_user(tb)
            exception.__traceback__ = tb
            self._strip(exception.__cause__, seen)
            exception = exception.__context__

    def __repr__(self):
        return "<%s run=%i errors=%i failures=%i>" % (strclass(self.__class__), self.testsRun, len(self.errors), len(self.failures))


def _told_outputs(*buffers):
    """What stands in the buffers of standard output and standard error, each under its name."""
    for name, buffer in zip(("Stdout", "Stderr"), buffers):
        output = buffer.getvalue()
        yield output and "\n%s:\n%s%s" % (name, output, "" if output.endswith("\n") else "\n")


def _is_ours(tb):
    return "__unittest" in tb.tb_frame.f_globals


def _cut_after_user(tb):
    """Leaves out our frames at the end: those of the assert method."""
    last = tb
    while tb is not None:
        if not _is_ours(tb):
            last = tb
        tb = tb.tb_next
    last.tb_next = None


class _Writing:
    """A stream with writeln."""

    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, name):
        return getattr(self.__dict__["stream"], name)

    def writeln(self, text=None):
        if text:
            self.stream.write(text)
        self.stream.write("\n")


class TextTestResult(TestResult):
    """Writes what becomes of tests as they run."""
    __module__ = "unittest.runner"
    separator1, separator2 = "=" * 70, "-" * 70

    def __init__(self, stream, descriptions, verbosity, *, durations=None):
        super().__init__(stream, descriptions, verbosity)
        self.stream, self.descriptions, self.durations = stream, descriptions, durations
        self.showAll, self.dots = verbosity > 1, verbosity == 1
        self._new_line = True

    def getDescription(self, test):
        doc = test.shortDescription()
        return "\n".join((str(test), doc)) if self.descriptions and doc else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(self.getDescription(test) + " ... ")
            self.stream.flush()
            self._new_line = False

    def _tell(self, test, word, dot, sub=False):
        if self.showAll:
            if sub or self._new_line:
                if not self._new_line:
                    self.stream.writeln()
                if sub:
                    self.stream.write("  ")
                self.stream.write(self.getDescription(test) + " ... ")
            self.stream.writeln(word)
            self.stream.flush()
            self._new_line = True
        elif self.dots:
            self.stream.write(dot)
            self.stream.flush()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            failed = issubclass(err[0], subtest.failureException)
            self._tell(subtest, "FAIL" if failed else "ERROR", "F" if failed else "E", sub=True)
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._tell(test, "ok", ".")

    def addError(self, test, err):
        super().addError(test, err)
        self._tell(test, "ERROR", "E")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._tell(test, "FAIL", "F")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._tell(test, "skipped %r" % (reason,), "s")

    def _tell_outcome(self, word, dot):
        """What is expected goes on in the line of its test, and does not count as the end of it, as in CPython."""
        if self.showAll:
            self.stream.writeln(word)
            self.stream.flush()
        elif self.dots:
            self.stream.write(dot)
            self.stream.flush()

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._tell_outcome("expected failure", "x")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._tell_outcome("unexpected success", "u")

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.writeln()
            self.stream.flush()
        self.printErrorList("ERROR", self.errors)
        self.printErrorList("FAIL", self.failures)
        if self.unexpectedSuccesses:
            self.stream.writeln(self.separator1)
            for test in self.unexpectedSuccesses:
                self.stream.writeln("UNEXPECTED SUCCESS: " + self.getDescription(test))
            self.stream.flush()

    def printErrorList(self, flavour, errors):
        for test, text in errors:
            self.stream.writeln(self.separator1)
            self.stream.writeln("%s: %s" % (flavour, self.getDescription(test)))
            self.stream.writeln(self.separator2)
            self.stream.writeln("%s" % text)
            self.stream.flush()


class BaseTestSuite:
    """Tests that run together."""
    __module__ = "unittest.suite"

    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def addTest(self, test):
        if not callable(test):
            raise TypeError("%r is not callable" % (test,))
        if isinstance(test, type):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def countTestCases(self):
        return sum(test.countTestCases() for test in self._tests if test)

    def __iter__(self):
        return iter(self._tests)

    def __eq__(self, other):
        return list(self) == list(other) if isinstance(other, self.__class__) else NotImplemented

    def __repr__(self):
        return "<%s tests=%s>" % (strclass(self.__class__), list(self))

    def run(self, result):
        for test in self:
            if result.shouldStop:
                break
            test(result)
        return result

    def debug(self):
        for test in self:
            test.debug()

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)


class _ClassPart:
    """Stands for a class or module whose setting up or tearing down failed."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __str__(self):
        return self.description

    def countTestCases(self):
        return 0


class _DebugResult:
    """Stands for a result while tests run without one: what goes wrong in them is raised."""
    _moduleSetUpFailed = shouldStop = False


class TestSuite(BaseTestSuite):
    """Tests that run together; classes and modules are set up before the first and torn down behind the last of theirs."""
    __module__ = "unittest.suite"

    def run(self, result, debug=False):
        outermost = not getattr(result, "_running", False)
        if outermost:
            result._running, result._class, result._module = True, None, None
        for test in self:
            if result.shouldStop:
                break
            if not isinstance(test, BaseTestSuite):
                cls = test.__class__
                if cls is not result._class:
                    self._leave_class(result)
                    self._enter_module(result, cls.__module__)
                    self._enter_class(result, cls)
                if getattr(cls, "_classSetupFailed", False) or result._moduleSetUpFailed:
                    continue
            test.debug() if debug else test(result)
        if outermost:
            self._leave_class(result)
            self._leave_module(result)
            result._running = False
        return result

    def debug(self):
        self.run(_DebugResult(), True)

    def _attempt(self, result, what, function):
        from unittest.case import SkipTest
        if isinstance(result, _DebugResult):
            function()
            return True
        getattr(result, "_setupStdout", bool)()
        try:
            function()
            return True
        except SkipTest as e:
            result.addSkip(_ClassPart(what), str(e))
        except Exception:
            result.addError(_ClassPart(what), sys.exc_info())
        finally:
            getattr(result, "_restoreStdout", bool)()
        return False

    def _enter_module(self, result, name):
        if name == result._module:
            return
        self._leave_module(result)
        result._module, result._moduleSetUpFailed = name, False
        set_up = getattr(sys.modules.get(name), "setUpModule", None)
        if set_up is not None:
            result._moduleSetUpFailed = not self._attempt(result, "setUpModule (%s)" % name, set_up)

    def _leave_module(self, result):
        tear_down = getattr(sys.modules.get(result._module), "tearDownModule", None) if result._module else None
        if tear_down is not None and not result._moduleSetUpFailed:
            self._attempt(result, "tearDownModule (%s)" % result._module, tear_down)
        if result._module:
            from unittest.case import doModuleCleanups
            doModuleCleanups()
        result._module = None

    def _enter_class(self, result, cls):
        result._class = cls
        if result._moduleSetUpFailed or getattr(cls, "__unittest_skip__", False):
            return
        try:
            cls._classSetupFailed = False
        except TypeError:
            pass  # a function, or anything else that can be called
        set_up = getattr(cls, "setUpClass", None)
        if set_up is not None and not self._attempt(result, "setUpClass (%s)" % strclass(cls), set_up):
            cls._classSetupFailed = True
            cls.doClassCleanups()

    def _leave_class(self, result):
        cls, result._class = result._class, None
        if cls is None or getattr(cls, "_classSetupFailed", False) or result._moduleSetUpFailed or getattr(cls, "__unittest_skip__", False):
            return
        tear_down = getattr(cls, "tearDownClass", None)
        if tear_down is not None:
            self._attempt(result, "tearDownClass (%s)" % strclass(cls), tear_down)
        if hasattr(cls, "doClassCleanups"):
            cls.doClassCleanups()
            for info in cls.tearDown_exceptions:
                result.addError(_ClassPart("tearDownClass (%s)" % strclass(cls)), info)


class TextTestRunner:
    """Runs tests and writes what became of them."""
    __module__ = "unittest.runner"
    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None, warnings=None, *,
                 tb_locals=False, durations=None):
        self.stream = _Writing(sys.stderr if stream is None else stream)
        self.descriptions, self.verbosity, self.failfast, self.buffer = descriptions, verbosity, failfast, buffer
        self.tb_locals, self.durations, self.warnings = tb_locals, durations, warnings
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        import warnings
        result = self._makeResult()
        result.failfast, result.buffer, result.tb_locals = self.failfast, self.buffer, self.tb_locals
        with warnings.catch_warnings():
            if self.warnings:
                warnings.simplefilter(self.warnings)
            start = time.perf_counter()
            result.startTestRun()
            try:
                test(result)
            finally:
                result.stopTestRun()
            taken = time.perf_counter() - start
        result.printErrors()
        if self.durations is not None and getattr(result, "collectedDurations", None):
            self._printDurations(result)
        self._sum_up(result, taken)
        return result

    def _printDurations(self, result):
        slowest = sorted(result.collectedDurations, key=lambda taken: taken[1], reverse=True)
        if self.durations > 0:
            slowest = slowest[:self.durations]
        self.stream.writeln("Slowest test durations")
        if hasattr(result, "separator2"):
            self.stream.writeln(result.separator2)
        shown = [taken for taken in slowest if self.verbosity >= 2 or taken[1] >= 0.001]
        for test, elapsed in shown:
            self.stream.writeln("%-10s %s" % ("%.3fs" % elapsed, test))
        if len(shown) < len(slowest):
            self.stream.writeln("\n(durations < 0.001s were hidden; use -v to show these durations)")
        else:
            self.stream.writeln("")

    def _sum_up(self, result, taken):
        if hasattr(result, "separator2"):
            self.stream.writeln(result.separator2)
        self.stream.writeln("Ran %d test%s in %.3fs" % (result.testsRun, "" if result.testsRun == 1 else "s", taken))
        self.stream.writeln()
        counts = [("failures", len(result.failures)), ("errors", len(result.errors)), ("skipped", len(result.skipped)),
                  ("expected failures", len(result.expectedFailures)), ("unexpected successes", len(result.unexpectedSuccesses))]
        told = ["%s=%d" % item for item in counts if item[1]]
        if not result.wasSuccessful():
            self.stream.write("FAILED")
        elif result.testsRun == 0 and not result.skipped:
            self.stream.write("NO TESTS RAN")
        else:
            self.stream.write("OK")
        self.stream.writeln(" (%s)" % ", ".join(told) if told else "")
        self.stream.flush()
