# A failure that was expected counts only if nothing else went wrong; mocks that are iterators and have a size.
import io
import unittest
from unittest.mock import MagicMock, mock_open, patch


class Case(unittest.TestCase):
    @unittest.expectedFailure
    def test_both_fail(self):
        self.fail("expected")

    def tearDown(self):
        if "both" in self._testMethodName:
            raise ValueError("not expected")

    @unittest.expectedFailure
    def test_only_this(self):
        with self.subTest(part=1):
            self.fail("expected")

    @unittest.expectedFailure
    def test_cleanup_fails(self):
        self.addCleanup(self.fail, "in the cleanup")
        self.fail("expected")

    @unittest.expectedFailure
    def test_skipped(self):
        self.skipTest("skipped")

    @unittest.expectedFailure
    def test_succeeds(self):
        pass


result = unittest.TextTestRunner(stream=io.StringIO()).run(unittest.defaultTestLoader.loadTestsFromTestCase(Case))
for name in "errors", "failures", "expectedFailures", "skipped", "unexpectedSuccesses":
    found = getattr(result, name)
    print(name, [(each if name == "unexpectedSuccesses" else each[0]).id().split(".")[-1] for each in found])
print(result)

with patch("builtins.open", mock_open(read_data="one\ntwo\nthree\n")):
    with open("anything") as file:
        print(next(file), file.readline(), list(file))
mock = MagicMock()
print(next(mock) is mock.__next__.return_value, abs(mock) is mock.__abs__.return_value)
mock.__next__.side_effect = [1, StopIteration]
mock.__abs__.return_value = 5
print(next(mock), next(mock, "end"), abs(mock))
