"""Tests: cases, suites, and what runs them."""

import sys

from unittest.case import (TestCase, FunctionTestCase, SkipTest, skip, skipIf, skipUnless, expectedFailure, addModuleCleanup,
                           doModuleCleanups, enterModuleContext)
from unittest.main import TestLoader, TestProgram, TextTestRunner, defaultTestLoader, main
from unittest.result import TestResult, TextTestResult, TestSuite, BaseTestSuite

__all__ = ["TestResult", "TestCase", "IsolatedAsyncioTestCase", "TestSuite", "TextTestRunner", "TestLoader", "FunctionTestCase", "main",
           "defaultTestLoader", "SkipTest", "skip", "skipIf", "skipUnless", "expectedFailure", "TextTestResult", "addModuleCleanup",
           "doModuleCleanups", "enterModuleContext"]
__path__ = []


def _outdated(name, instead):
    import warnings
    warnings.warn("unittest.%s() is deprecated and will be removed in Python 3.13. Please use unittest.TestLoader.%s() instead." % (name, instead),
                  DeprecationWarning, stacklevel=3)


def _loader_of(prefix, sort, suite):
    loader = TestLoader()
    loader.sortTestMethodsUsing = sort
    loader.testMethodPrefix = prefix
    if suite is not None:
        loader.suiteClass = suite
    return loader


def getTestCaseNames(testCaseClass, prefix, sortUsing=lambda a, b: (a > b) - (a < b), testNamePatterns=None):
    _outdated("getTestCaseNames", "getTestCaseNames")
    loader = _loader_of(prefix, sortUsing, None)
    loader.testNamePatterns = testNamePatterns
    return loader.getTestCaseNames(testCaseClass)


def makeSuite(testCaseClass, prefix="test", sortUsing=lambda a, b: (a > b) - (a < b), suiteClass=TestSuite):
    _outdated("makeSuite", "loadTestsFromTestCase")
    return _loader_of(prefix, sortUsing, suiteClass).loadTestsFromTestCase(testCaseClass)


def findTestCases(module, prefix="test", sortUsing=lambda a, b: (a > b) - (a < b), suiteClass=TestSuite):
    _outdated("findTestCases", "loadTestsFromModule")
    return _loader_of(prefix, sortUsing, suiteClass).loadTestsFromModule(module)


def __getattr__(name):
    if name == "IsolatedAsyncioTestCase":
        from unittest.async_case import IsolatedAsyncioTestCase
        return IsolatedAsyncioTestCase
    raise AttributeError("module %r has no attribute %r" % (__name__, name), name=name, obj=sys.modules[__name__])
