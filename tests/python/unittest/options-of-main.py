# unittest.main reads its options as argparse does, hands them to the runner, and exits with 0, 1, or 5 if no test ran.
import io
import re
import sys
import unittest


class Tests(unittest.TestCase):
    def test_first(self):
        pass

    def test_second(self):
        local = [1]
        self.assertEqual(local, [2])


class Own:
    def __init__(self, **options):
        print(sorted(options.items()))

    def run(self, tests):
        print(tests.countTestCases(), "tests")
        return unittest.TestResult()


class Old:
    def __init__(self, verbosity, failfast, buffer, warnings):
        print("old", verbosity, failfast, buffer, warnings)

    def run(self, tests):
        return unittest.TestResult()


class Older:
    def run(self, tests):
        return unittest.TestResult()


def main(*argv, **options):
    print(*argv, options)
    kept = sys.stderr, unittest.defaultTestLoader.testNamePatterns
    sys.stderr = io.StringIO()
    try:
        unittest.main(argv=["folder/prog", *argv], **options)
    except SystemExit as end:
        print("exits with", repr(end.code))
    finally:
        written = re.sub(r"\d+\.\d+s", "0.000s", sys.stderr.getvalue())
        sys.stderr, unittest.defaultTestLoader.testNamePatterns = kept
        print(written, end="")


for runner in (Own, Old, Older, Older()):
    main("-v", "--locals", "--durations", "3", testRunner=runner)
main("-c", "-b", "-f", "-q", testRunner=Own)
main(testRunner=Own, verbosity=7, failfast=True, durations=3, tb_locals=True, warnings="ignore")
main("-f", testRunner=Own, failfast=False)
main("-h")
main("--durations", "x")
main("--unknown")
main("Tests.test_first")
main(defaultTest="Tests.test_first")
main(defaultTest=("Tests.test_first", "Tests.test_second"), verbosity=0)
main("Tests.missing", "-q")
main("-k", "first", "-k", "zz*")
main("-k", "nothing")
main("--locals", "-k", "second")
main("-v", "--durations", "0", "Tests.test_first")
print(unittest.main(argv=["prog", "Tests.test_first"], exit=False, testRunner=Old).result)
