# uses files
"""
>>> add(1, 2)
3
"""
import doctest
import unittest


def add(a, b):
    """
    >>> add(2, 2)
    4
    >>> add("a", "b")
    'abc'
    """
    return a + b


def fine():
    """
    >>> add(0, 0)
    0
    """


with open("examples.txt", "w") as file:
    file.write("Text.\n\n    >>> 1 + 1\n    2\n    >>> x = 5\n    >>> x\n    6\n    >>> x # doctest: +SKIP\n    7\n")

print(doctest.testfile("examples.txt", module_relative=False))
print(doctest.testfile("examples.txt", globs={"x": 1}, report=False, module_relative=False))
suite = doctest.DocTestSuite()
print(suite.countTestCases(), [str(t) for t in suite], [t.id() for t in suite], [t.shortDescription() for t in suite])
suite.addTests(doctest.DocFileSuite("examples.txt", module_relative=False))
result = unittest.TestResult()
suite.run(result)
print(result)
for case, text in result.failures:
    print(case)
    print(text.split("AssertionError: ")[1])
print(doctest.register_optionflag("ELLIPSIS") == doctest.ELLIPSIS, doctest.register_optionflag("NEW_ONE") == doctest.OPTIONFLAGS_BY_NAME["NEW_ONE"])
print(doctest.COMPARISON_FLAGS, doctest.REPORTING_FLAGS, doctest.BLANKLINE_MARKER, doctest.ELLIPSIS_MARKER)
