# With buffer=True what tests print is shown only of those that fail, of set-up and tear-down of classes nothing.
import sys
import unittest


class Printing(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("class set up")

    @classmethod
    def tearDownClass(cls):
        print("class torn down")

    def test_error(self):
        print("to output", end="")
        print("to error", file=sys.stderr)
        self.addCleanup(print, "cleaned up")
        raise SystemError("broken") from None

    def test_fine(self):
        print("not seen")

    def test_subtests(self):
        print("before")
        for i in range(2):
            with self.subTest(i=i):
                print("part", i)
                self.assertFalse(i)


class Broken(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("setting up")
        raise ValueError("no class")

    def test_never(self):
        pass


class Result(unittest.TextTestResult):
    def stopTestRun(self):
        print("at the end", sys.stdout is self._original_stdout, self._stdout_buffer.getvalue() == "")


suite = unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromTestCase(case) for case in (Printing, Broken))
result = unittest.TextTestRunner(sys.stdout, buffer=True, verbosity=0, resultclass=Result)._makeResult()
result.buffer = True
suite.run(result)
for test, text in result.errors + result.failures:
    print(test, text, sep="\n")
