"""Finding tests, and running them from the command line."""

import functools
import sys
import types
from unittest.case import TestCase, FunctionTestCase
from unittest.result import BaseTestSuite, TestSuite, TextTestRunner

__unittest = True


def _failed(name, text):
    """A test that says what is wrong with its name."""
    def fail(self):
        raise AttributeError(text) from None

    cls = type("_FailedTest", (TestCase,), {"__module__": "unittest.loader", name: fail})
    return cls(name)


class TestLoader:
    """Finds tests in classes and modules."""
    __module__ = "unittest.loader"
    testMethodPrefix = "test"
    testNamePatterns = None
    suiteClass = TestSuite
    sortTestMethodsUsing = staticmethod(lambda a, b: (a > b) - (a < b))

    def __init__(self):
        self.errors = []

    def getTestCaseNames(self, testCaseClass):
        def wanted(name):
            if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
                return False
            if self.testNamePatterns is None:
                return True
            from fnmatch import fnmatchcase
            full = "%s.%s.%s" % (testCaseClass.__module__, testCaseClass.__qualname__, name)
            return any(fnmatchcase(full, pattern) for pattern in self.testNamePatterns)

        names = [name for name in dir(testCaseClass) if wanted(name)]
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?")
        names = [] if testCaseClass in (TestCase, FunctionTestCase) else self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        tests = []
        for name in dir(module):
            item = getattr(module, name)
            if isinstance(item, type) and issubclass(item, TestCase) and item not in (TestCase, FunctionTestCase):
                tests.append(self.loadTestsFromTestCase(item))
        load = getattr(module, "load_tests", None)
        tests = self.suiteClass(tests)
        return load(self, tests, pattern) if load is not None else tests

    def loadTestsFromName(self, name, module=None):
        parts = name.split(".")
        if module is None:
            module = __import__(parts.pop(0))
        obj = parent = module
        for part in parts:
            parent = obj
            try:
                obj = getattr(obj, part)
            except AttributeError as e:
                self.errors.append(str(e))
                return self.suiteClass([_failed(part, str(e))])
        if isinstance(obj, types.ModuleType):
            return self.loadTestsFromModule(obj)
        if isinstance(obj, type) and issubclass(obj, TestCase):
            return self.loadTestsFromTestCase(obj)
        if isinstance(obj, types.FunctionType) and isinstance(parent, type) and issubclass(parent, TestCase):
            return self.suiteClass([parent(parts[-1])])
        if isinstance(obj, BaseTestSuite):
            return obj
        if callable(obj):
            test = obj()
            if isinstance(test, BaseTestSuite):
                return test
            if isinstance(test, TestCase):
                return self.suiteClass([test])
            raise TypeError("calling %s returned %s, not a test" % (obj, test))
        raise TypeError("don't know how to make test from: %s" % obj)

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])


defaultTestLoader = TestLoader()


class TestProgram:
    """unittest.main()."""

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader, exit=True, verbosity=1,
                 failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False, durations=None):
        if isinstance(module, str):
            module = __import__(module, fromlist=["*"]) if module != "__main__" else sys.modules["__main__"]
        self.module, self.testLoader, self.exit, self.verbosity = module, testLoader, exit, verbosity
        self.failfast, self.buffer, self.testRunner = bool(failfast), bool(buffer), testRunner
        self.warnings = warnings if warnings is not None else None if getattr(sys, "warnoptions", None) else "default"
        names = self._options(list(sys.argv if argv is None else argv)[1:])
        if not names and defaultTest is not None:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        self.test = testLoader.loadTestsFromNames(names, module) if names else testLoader.loadTestsFromModule(module)
        self.runTests()

    def _options(self, args):
        names = []
        while args:
            arg = args.pop(0)
            if arg in ("-v", "--verbose"):
                self.verbosity = 2
            elif arg in ("-q", "--quiet"):
                self.verbosity = 0
            elif arg in ("-f", "--failfast"):
                self.failfast = True
            elif arg in ("-b", "--buffer"):
                self.buffer = True
            elif arg == "-k" and args:
                pattern = args.pop(0)
                self.testLoader.testNamePatterns = (self.testLoader.testNamePatterns or []) + [
                    pattern if "*" in pattern else "*%s*" % pattern]
            elif not arg.startswith("-"):
                names.append(arg)
        return names

    def runTests(self):
        runner = TextTestRunner if self.testRunner is None else self.testRunner
        if isinstance(runner, type):
            try:
                runner = runner(verbosity=self.verbosity, failfast=self.failfast, buffer=self.buffer, warnings=self.warnings)
            except TypeError:
                runner = runner()
        self.result = runner.run(self.test)
        if self.exit:
            if self.result.testsRun == 0 and not self.result.skipped:
                sys.exit(5)
            sys.exit(not self.result.wasSuccessful())


main = TestProgram
