# A result class of the program's own may ask for the text of an exception as TextTestResult does.
import unittest


class Lines(unittest.TestResult):
    def addError(self, test, err):
        print("error in", test.id())
        print(self._exc_info_to_string(err, test), end="")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        print("failure:", self.failures[-1][1].splitlines()[-1])


class Tests(unittest.TestCase):
    def test_error(self):
        {}["missing"]

    def test_failure(self):
        self.assertEqual(1, 2)


unittest.defaultTestLoader.loadTestsFromTestCase(Tests).run(Lines())
