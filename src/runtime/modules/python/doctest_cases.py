"""Docstrings as cases of unittest."""

import unittest
from io import StringIO

import doctest
from doctest import REPORTING_FLAGS, DebugRunner, DocTestRunner

__name__ = "doctest"


class DocTestCase(unittest.TestCase):

    def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None):
        super().__init__()
        self._dt_test, self._dt_optionflags, self._dt_checker = test, optionflags, checker
        self._dt_setUp, self._dt_tearDown = setUp, tearDown
        self._dt_globs = test.globs.copy()

    def setUp(self):
        if self._dt_setUp is not None:
            self._dt_setUp(self._dt_test)

    def tearDown(self):
        if self._dt_tearDown is not None:
            self._dt_tearDown(self._dt_test)
        self._dt_test.globs.clear()
        self._dt_test.globs.update(self._dt_globs)

    def runTest(self):
        out, flags = StringIO(), self._dt_optionflags
        if not flags & REPORTING_FLAGS:
            flags |= doctest._unittest_reportflags
        runner = DocTestRunner(optionflags=flags, checker=self._dt_checker, verbose=False)
        runner.DIVIDER = "-" * 70
        if runner.run(self._dt_test, out=out.write, clear_globs=False).failed:
            raise self.failureException(self.format_failure(out.getvalue()))

    def format_failure(self, err):
        test = self._dt_test
        line = "unknown line number" if test.lineno is None else "%s" % test.lineno
        return "Failed doctest test for %s\n  File \"%s\", line %s, in %s\n\n%s" % (
            test.name, test.filename, line, test.name.split(".")[-1], err)

    def debug(self):
        self.setUp()
        DebugRunner(optionflags=self._dt_optionflags, checker=self._dt_checker, verbose=False).run(self._dt_test, clear_globs=False)
        self.tearDown()

    def id(self):
        return self._dt_test.name

    def _parts(self):
        return self._dt_optionflags, self._dt_setUp, self._dt_tearDown, self._dt_checker

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._dt_test == other._dt_test and self._parts() == other._parts()

    def __hash__(self):
        return hash(self._parts())

    def __repr__(self):
        name = self._dt_test.name.split(".")
        return "%s (%s)" % (name[-1], ".".join(name[:-1]))

    __str__ = object.__str__

    def shortDescription(self):
        return "Doctest: " + self._dt_test.name


class DocFileCase(DocTestCase):

    def id(self):
        return "_".join(self._dt_test.name.split("."))

    def __repr__(self):
        return self._dt_test.filename

    def format_failure(self, err):
        return "Failed doctest test for %s\n  File \"%s\", line 0\n\n%s" % (self._dt_test.name, self._dt_test.filename, err)


class _DocTestSuite(unittest.TestSuite):

    def _removeTestAtIndex(self, index):
        """Keeps the tests, which may be run more than once."""
