"""Docstrings as cases of unittest."""

import unittest
from io import StringIO

from doctest import DocTestRunner


class DocTestCase(unittest.TestCase):
    __module__ = "doctest"

    def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None, of_file=False):
        super().__init__()
        self._dt_test, self._dt_optionflags, self._dt_checker = test, optionflags, checker
        self._dt_setUp, self._dt_tearDown, self._of_file = setUp, tearDown, of_file
        self._dt_globs = dict(test.globs)

    def setUp(self):
        if self._dt_setUp is not None:
            self._dt_setUp(self._dt_test)

    def tearDown(self):
        if self._dt_tearDown is not None:
            self._dt_tearDown(self._dt_test)
        self._dt_test.globs.clear()
        self._dt_test.globs.update(self._dt_globs)

    def runTest(self):
        out = StringIO()
        runner = DocTestRunner(optionflags=self._dt_optionflags, checker=self._dt_checker, verbose=False)
        runner.DIVIDER = "-" * 70
        if runner.run(self._dt_test, out=out.write, clear_globs=False).failed:
            raise self.failureException(self.format_failure(out.getvalue()))

    def format_failure(self, text):
        test = self._dt_test
        if self._of_file:
            return "Failed doctest test for %s\n  File \"%s\", line 0\n\n%s" % (test.name, test.filename, text)
        line = "unknown line number" if test.lineno is None else "%s" % test.lineno
        return "Failed doctest test for %s\n  File \"%s\", line %s, in %s\n\n%s" % (
            test.name, test.filename, line, test.name.split(".")[-1], text)

    def id(self):
        return "_".join(self._dt_test.name.split(".")) if self._of_file else self._dt_test.name

    def __eq__(self, other):
        return type(self) is type(other) and self._dt_test is other._dt_test

    def __hash__(self):
        return hash((self._dt_optionflags, id(self._dt_test)))

    def __repr__(self):
        if self._of_file:
            return self._dt_test.filename
        name = self._dt_test.name.split(".")
        return "%s (%s)" % (name[-1], ".".join(name[:-1]))

    __str__ = __repr__

    def shortDescription(self):
        return "Doctest: " + self._dt_test.name
