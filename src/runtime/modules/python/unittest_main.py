"""Finding tests, and running them from the command line."""

import functools
import sys
import types
from unittest.case import TestCase, FunctionTestCase
from unittest.result import BaseTestSuite, TestSuite, TextTestRunner

__unittest = True


def _failed(name, error):
    """A test that says what is wrong with its name, or with its module."""
    def fail(self):
        raise error

    cls = type("_FailedTest", (TestCase,), {"__module__": "unittest.loader", name: fail})
    return cls(name)


def _failed_import(name):
    import traceback
    text = "Failed to import test module: %s\n%s" % (name, traceback.format_exc())
    return _failed(name, ImportError(text)), text


class TestLoader:
    """Finds tests in classes and modules."""
    __module__ = "unittest.loader"
    testMethodPrefix = "test"
    testNamePatterns = None
    suiteClass = TestSuite
    sortTestMethodsUsing = staticmethod(lambda a, b: (a > b) - (a < b))

    def __init__(self):
        self.errors = []
        self._top_level_dir, self._loading = None, set()

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
        if load is None:
            return tests
        try:
            return load(self, tests, pattern)
        except Exception as e:
            import traceback
            self.errors.append("Failed to call load_tests:\n%s" % traceback.format_exc())
            return self.suiteClass([_failed(module.__name__, e)])

    def loadTestsFromName(self, name, module=None):
        parts = name.split(".")
        if module is None:
            try:
                module = __import__(parts[0])
            except ImportError:
                test, text = _failed_import(parts[0])
                self.errors.append(text)
                return self.suiteClass([test])
            parts.pop(0)
            for at in range(len(parts)):
                if hasattr(module, "__path__"):
                    try:
                        __import__(name.rsplit(".", len(parts) - 1 - at)[0] if at < len(parts) - 1 else name)
                    except ImportError:
                        break
        obj = parent = module
        for part in parts:
            parent = obj
            try:
                obj = getattr(obj, part)
            except AttributeError as e:
                import traceback
                self.errors.append("Failed to access attribute:\n%s" % traceback.format_exc())
                return self.suiteClass([_failed(part, e.with_traceback(None))])
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

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        """The tests of the modules below a folder, or of a package, whose file names match PATTERN."""
        import os.path
        if top_level_dir is None:
            top_level_dir = self._top_level_dir or start_dir
        is_package = not os.path.isdir(os.path.abspath(start_dir))
        if is_package:
            try:
                __import__(start_dir)
            except ImportError:
                raise ImportError("Start directory is not importable: %r" % start_dir) from None
            found = getattr(sys.modules[start_dir], "__file__", None)
            if found is None:
                raise TypeError("don't know how to discover from %r" % sys.modules[start_dir])
            start = os.path.abspath(os.path.dirname(found))
            top = self._top_level_dir or os.path.normpath(os.path.join(start, *[".."] * (start_dir.count(".") + 1)))
        else:
            start, top = os.path.abspath(start_dir), os.path.abspath(top_level_dir)
            if start != top and not os.path.isfile(os.path.join(start, "__init__.py")):
                raise ImportError("Start directory is not importable: %r" % start)
        self._top_level_dir = top
        if top not in sys.path:
            sys.path.insert(0, top)
        self._top = top
        return self.suiteClass(list(self._found_below(start, pattern)))

    def _found_below(self, folder, pattern):
        import os.path
        name = self._module_name(folder)
        if name and name not in self._loading and os.path.isfile(os.path.join(folder, "__init__.py")):
            tests, goes_on = self._of_package(folder, name, pattern)
            if tests is not None:
                yield tests
            if not goes_on:
                return
        for entry in sorted(os.listdir(folder)):
            path = os.path.join(folder, entry)
            if os.path.isfile(path):
                yield from self._of_file(path, entry, pattern)
            elif os.path.isdir(path) and os.path.isfile(os.path.join(path, "__init__.py")):
                yield from self._found_below(path, pattern)

    def _module_name(self, path):
        """The name under which the module at PATH, which may be a folder, is imported."""
        rest = path[len(self._top):].strip("/")
        return rest.removesuffix(".py").replace("/", ".")

    def _of_package(self, folder, name, pattern):
        """What a package loads itself, and whether its files are to be looked at."""
        from fnmatch import fnmatch
        if not fnmatch(folder.rpartition("/")[2], pattern) and folder == self._top:
            return None, True
        try:
            __import__(name)
        except Exception:
            test, text = _failed_import(name)
            self.errors.append(text)
            return self.suiteClass([test]), False
        package = sys.modules[name]
        loads = getattr(package, "load_tests", None)
        if loads is None and not fnmatch(folder.rpartition("/")[2], pattern):
            return None, True
        self._loading.add(name)  # it may discover what is within it itself
        try:
            return self.loadTestsFromModule(package, pattern=pattern), loads is None
        finally:
            self._loading.discard(name)

    def _of_file(self, path, entry, pattern):
        from fnmatch import fnmatch
        if not entry.endswith(".py") or not entry[:-3].isidentifier() or not fnmatch(entry, pattern):
            return
        name = self._module_name(path)
        try:
            __import__(name)
        except Exception:
            test, text = _failed_import(name)
            self.errors.append(text)
            yield self.suiteClass([test])
        else:
            yield self.loadTestsFromModule(sys.modules[name], pattern=pattern)


defaultTestLoader = TestLoader()


def _pattern(text):
    """What -k TEXT selects."""
    return text if "*" in text else "*%s*" % text


_EXAMPLES = """\
Examples:
  {0}                           - run default set of tests
  {0} MyTestSuite               - run suite 'MyTestSuite'
  {0} MyTestCase.testSomething  - run MyTestCase.testSomething
  {0} MyTestCase                - run all 'test*' test methods
                                       in MyTestCase
"""


class TestProgram:
    """unittest.main()."""
    testNamePatterns = None

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader, exit=True, verbosity=1,
                 failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False, durations=None):
        if isinstance(module, str):
            module = __import__(module, fromlist=["*"]) if module != "__main__" else sys.modules["__main__"]
        self.module, self.testLoader, self.exit, self.verbosity = module, testLoader, exit, verbosity
        self.failfast, self.catchbreak, self.buffer = failfast, catchbreak, buffer
        self.tb_locals, self.durations, self.testRunner = tb_locals, durations, testRunner
        self.warnings = warnings if warnings is not None or getattr(sys, "warnoptions", None) else "default"
        self.defaultTest = defaultTest
        argv = sys.argv if argv is None else argv
        self.progName = argv[0].rpartition("/")[2]
        self.parseArgs(argv)
        self.runTests()

    def parseArgs(self, argv):
        self.tests = []
        self._parser().parse_args(argv[1:], self)
        if self.tests:
            self.testNames = self.tests
        elif self.defaultTest is None:
            self.testNames = None
        else:
            self.testNames = [self.defaultTest] if isinstance(self.defaultTest, str) else list(self.defaultTest)
        self.createTests()

    def _parser(self):
        """A parser that leaves what it finds in attributes; what the program has decided is no option any more."""
        import argparse
        parser = argparse.ArgumentParser(prog=self.progName)
        parser.add_argument("-v", "--verbose", dest="verbosity", action="store_const", const=2, help="Verbose output")
        parser.add_argument("-q", "--quiet", dest="verbosity", action="store_const", const=0, help="Quiet output")
        parser.add_argument("--locals", dest="tb_locals", action="store_true", help="Show local variables in tracebacks")
        parser.add_argument("--durations", type=int, metavar="N", help="Show the N slowest test cases (N=0 for all)")
        for name, short, long, text in (("failfast", "-f", "--failfast", "Stop on first fail or error"),
                                        ("catchbreak", "-c", "--catch", "Catch Ctrl-C and display results so far"),
                                        ("buffer", "-b", "--buffer", "Buffer stdout and stderr during tests")):
            if getattr(self, name) is None:
                parser.add_argument(short, long, dest=name, action="store_true", help=text)
                setattr(self, name, False)
        if self.testNamePatterns is None:
            parser.add_argument("-k", dest="testNamePatterns", action="append", type=_pattern,
                                help="Only run tests which match the given substring")
            self.testNamePatterns = []
        parser.add_argument("tests", nargs="*", help="a list of any number of test modules, classes and test methods.")
        parser.print_help = self._print_help
        self._main_parser = parser
        return parser

    def _print_help(self, *args, **kwargs):
        print(self._main_parser.format_help())
        print(_EXAMPLES.format(self.progName))

    def createTests(self, from_discovery=False, Loader=None):
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def _made_runner(self):
        """The runner; one of the program's own may know of fewer options, or of none."""
        runner = TextTestRunner if self.testRunner is None else self.testRunner
        if not isinstance(runner, type):
            return runner
        options = {"verbosity": self.verbosity, "failfast": self.failfast, "buffer": self.buffer, "warnings": self.warnings}
        try:
            try:
                return runner(**options, tb_locals=self.tb_locals, durations=self.durations)
            except TypeError:
                return runner(**options)
        except TypeError:
            return runner()

    def runTests(self):
        self.result = self._made_runner().run(self.test)
        if self.exit:
            if self.result.testsRun == 0 and not self.result.skipped:
                sys.exit(5)
            sys.exit(0 if self.result.wasSuccessful() else 1)


main = TestProgram
