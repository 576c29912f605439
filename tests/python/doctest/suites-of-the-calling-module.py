# uses files
# Without a module DocTestSuite() takes the one that calls it, and DocFileSuite() looks beside it.
import os
import sys
import unittest

os.mkdir("pack")
with open("pack/__init__.py", "w") as file:
    pass
with open("pack/given.txt", "w") as file:
    file.write(">>> 2 + 2\n4\n")
with open("pack/tests.py", "w") as file:
    file.write('''
import doctest

def double(x):
    """
    >>> double(4)
    8
    """
    return 2 * x

def load_tests(loader, tests, pattern):
    tests.addTest(doctest.DocTestSuite())
    tests.addTest(doctest.DocFileSuite("given.txt"))
    return tests
''')
sys.path.insert(0, os.getcwd())
import pack.tests

suite = unittest.defaultTestLoader.loadTestsFromModule(pack.tests)
result = unittest.TestResult()
suite.run(result)
print(result.testsRun, result.wasSuccessful())
