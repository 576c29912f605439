# How assertEqual shows where texts differ, with and without an end of the last line.
import unittest


class Case(unittest.TestCase):
    maxDiff = None


case = Case()
for one, two in (("", "fast"), ("fast", ""), ("", "fast\n"), ("one\ntwo", "one\ntow"), ("one\ntwo\n", "one\ntow"), ("one\ntwo", "one\ntow\n"),
                 ("a\n", "a"), ("a", "b"), ("a\n", "b\n"), ("\n", ""), ("a\r\n", "a\n")):
    try:
        case.assertEqual(one, two)
    except AssertionError as error:
        print(repr(str(error)))
