"""A test case: what it asserts, and how one of its methods is run."""

import contextlib
import sys
import time
import warnings
from unittest.asserts import Asserts

__unittest = True

_no_message = object()  # of a subtest


def _do_nothing():
    pass


class SkipTest(Exception):
    """Raised in a test, it skips it."""


class _ShouldStop(Exception):
    """The test was to stop at its first failure."""


def _identity(o):
    return o


def skip(reason):
    def decorate(item):
        if not isinstance(item, type):
            def skipped(*args, **kwargs):
                raise SkipTest(reason)
            skipped.__name__, skipped.__qualname__, skipped.__doc__ = item.__name__, item.__qualname__, item.__doc__
            item = skipped
        item.__unittest_skip__, item.__unittest_skip_why__ = True, reason
        return item

    if callable(reason):
        item, reason = reason, ""
        return decorate(item)
    return decorate


def skipIf(condition, reason):
    return skip(reason) if condition else _identity


def skipUnless(condition, reason):
    return _identity if condition else skip(reason)


def expectedFailure(item):
    item.__unittest_expecting_failure__ = True
    return item


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    _module_cleanups.append((function, args, kwargs))


def _enter(cm, add_cleanup):
    """Enters CM as a with statement does, by what its class says, and leaves it with the other cleanups."""
    kind = type(cm)
    try:
        enter, leave = kind.__enter__, kind.__exit__
    except AttributeError:
        raise TypeError("'%s.%s' object does not support the context manager protocol" % (kind.__module__, kind.__qualname__)) from None
    value = enter(cm)
    add_cleanup(leave, cm, None, None, None)
    return value


def enterModuleContext(cm):
    return _enter(cm, addModuleCleanup)


def doModuleCleanups():
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        function(*args, **kwargs)


class _Outcome:
    """What became of a test and its parts."""

    def __init__(self, result):
        self.result, self.success, self.expecting_failure, self.expected = result, True, False, None

    @contextlib.contextmanager
    def part(self, case, sub=False):
        try:
            yield
        except KeyboardInterrupt:
            raise
        except SkipTest as e:
            self.success = False
            self.result.addSkip(case, str(e))
        except _ShouldStop:
            pass  # what went wrong is known
        except BaseException:
            info = sys.exc_info()
            self.success = self.success and self.expecting_failure
            if self.expecting_failure:
                self.expected = info
            elif sub:
                self.result.addSubTest(case.test_case, case, info)
            elif issubclass(info[0], case.failureException):
                self.result.addFailure(case, info)
            else:
                self.result.addError(case, info)
            info = None
        else:
            if sub:
                self.result.addSubTest(case.test_case, case, None)


class TestCase(Asserts):
    """A class whose instances are single tests."""
    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = 2 ** 16
    _classSetupFailed = False

    def __init_subclass__(cls, *args, **kwargs):
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._outcome = None
        self._testMethodDoc = "No test"
        method = getattr(self, methodName, None)
        if method is None:
            if methodName != "runTest":
                raise ValueError("no such test method in %s: %s" % (self.__class__, methodName))
        else:
            self._testMethodDoc = method.__doc__
        self._cleanups = []
        self._subtest = None
        self._type_equality_funcs = {dict: "assertDictEqual", list: "assertListEqual", tuple: "assertTupleEqual", set: "assertSetEqual",
                                     frozenset: "assertSetEqual", str: "assertMultiLineEqual"}

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality_funcs[typeobj] = function

    # --- what subclasses fill in ---

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    # --- cleanups ---

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        return _enter(cm, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        return _enter(cm, cls.addClassCleanup)

    @classmethod
    def doClassCleanups(cls):
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception:
                cls.tearDown_exceptions.append(sys.exc_info())

    def doCleanups(self):
        outcome = self._outcome or _Outcome(None)
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            with outcome.part(self):
                self._call_cleanup(function, args, kwargs)
        return outcome.success

    # --- names ---

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        from unittest.result import TestResult
        return TestResult()

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def id(self):
        return "%s.%s.%s" % (self.__class__.__module__, self.__class__.__qualname__, self._testMethodName)

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        return "%s (%s)" % (self._testMethodName, self.id())

    def __repr__(self):
        return "<%s.%s testMethod=%s>" % (self.__class__.__module__, self.__class__.__qualname__, self._testMethodName)

    # --- running ---

    def _call_set_up(self):
        self.setUp()

    def _call_test(self, method):
        if method() is not None:
            warnings.warn("It is deprecated to return a value that is not None from a test case (%s)" % method, DeprecationWarning,
                          stacklevel=3)

    def _call_tear_down(self):
        self.tearDown()

    def _call_cleanup(self, function, args, kwargs):
        function(*args, **kwargs)

    def run(self, result=None):
        made = result is None
        if made:
            result = self.defaultTestResult()
            getattr(result, "startTestRun", _do_nothing)()
        method = getattr(self, self._testMethodName)
        try:
            for item in self.__class__, method:
                if getattr(item, "__unittest_skip__", False):
                    result.addSkip(self, getattr(self.__class__, "__unittest_skip_why__", "") or
                                   getattr(method, "__unittest_skip_why__", ""))
                    return result
            result.startTest(self)
            self._run_parts(result, method)
            return result
        finally:
            result.stopTest(self)
            if made:
                getattr(result, "stopTestRun", _do_nothing)()

    def _addDuration(self, result, elapsed):
        if hasattr(result, "addDuration"):
            result.addDuration(self, elapsed)
        else:
            warnings.warn("TestResult has no addDuration method", RuntimeWarning)

    def _run_parts(self, result, method):
        expecting = getattr(self, "__unittest_expecting_failure__", False) or getattr(method, "__unittest_expecting_failure__", False)
        outcome = self._outcome = _Outcome(result)
        started = time.perf_counter()
        try:
            with outcome.part(self):
                self._call_set_up()
            if outcome.success:
                outcome.expecting_failure = expecting
                with outcome.part(self):
                    self._call_test(method)
                outcome.expecting_failure = False
                with outcome.part(self):
                    self._call_tear_down()
            self.doCleanups()
            self._addDuration(result, time.perf_counter() - started)
            if outcome.success and outcome.expected is not None:
                result.addExpectedFailure(self, outcome.expected)
            elif outcome.success and expecting:
                result.addUnexpectedSuccess(self)
            elif outcome.success:
                result.addSuccess(self)
        finally:
            outcome.expected = None
            self._outcome = None

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def debug(self):
        method = getattr(self, self._testMethodName)
        for item in self.__class__, method:
            if getattr(item, "__unittest_skip__", False):
                raise SkipTest(getattr(self.__class__, "__unittest_skip_why__", "") or getattr(method, "__unittest_skip_why__", ""))
        self._call_set_up()
        self._call_test(method)
        self._call_tear_down()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._call_cleanup(function, args, kwargs)

    @contextlib.contextmanager
    def subTest(self, msg=_no_message, **params):
        if self._outcome is None or not getattr(self._outcome.result, "addSubTest", None):
            yield
            return
        outer = self._subtest
        merged = {**(outer.params if outer is not None else {}), **params}
        self._subtest = _SubTest(self, msg, merged)
        try:
            with self._outcome.part(self._subtest, sub=True):
                yield
            if not self._outcome.success and self._outcome.result.failfast:
                raise _ShouldStop
            if self._outcome.expected is not None:
                raise _ShouldStop
        finally:
            self._subtest = outer

    def skipTest(self, reason):
        raise SkipTest(reason)

    def fail(self, msg=None):
        raise self.failureException(msg)


class FunctionTestCase(TestCase):
    """A function as a test."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._set_up, self._tear_down, self._function, self._description = setUp, tearDown, testFunc, description

    def setUp(self):
        if self._set_up is not None:
            self._set_up()

    def tearDown(self):
        if self._tear_down is not None:
            self._tear_down()

    def runTest(self):
        self._function()

    def id(self):
        return self._function.__name__

    def __str__(self):
        return "%s (%s)" % (self.__class__.__qualname__, self._function.__name__)

    def shortDescription(self):
        doc = self._description if self._description is not None else self._function.__doc__
        return doc and doc.split("\n")[0].strip() or None


class _SubTest(TestCase):
    """A part of a test that is told by itself if it fails."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self._message, self.test_case, self.params = message, test_case, params
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")

    def _description(self):
        parts = []
        if self._message is not _no_message:
            parts.append("[%s]" % (self._message,))
        if self.params:
            parts.append("(%s)" % ", ".join("%s=%r" % item for item in self.params.items()))
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return "%s %s" % (self.test_case.id(), self._description())

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return "%s %s" % (self.test_case, self._description())
