# Every kind of outcome and of assertion.
import unittest

def add(a, b):
    return a + b

class TestAdd(unittest.TestCase):
    """Adding."""
    @classmethod
    def setUpClass(cls):
        print("class up")
    @classmethod
    def tearDownClass(cls):
        print("class down")
    def setUp(self):
        self.items = [1, 2]
    def tearDown(self):
        print("down", self.id())
    def test_ok(self):
        "first line of doc"
        self.assertEqual(add(1, 2), 3)
    def test_fail(self):
        self.assertEqual(add(1, 2), 4, "sum is off")
    def test_list(self):
        self.assertEqual([1, 2, 3], [1, 3, 3])
    def test_dict(self):
        self.assertEqual({"a": 1, "b": 2}, {"a": 1, "b": 3})
    def test_str(self):
        self.assertEqual("hello\nworld\n", "hello\nthere\n")
    def test_error(self):
        [][1]
    def test_chain(self):
        try:
            {}["x"]
        except KeyError as e:
            raise ValueError("bad") from e
    @unittest.skip("not now")
    def test_skip(self):
        pass
    @unittest.skipIf(True, "cond")
    def test_skipif(self): pass
    def test_skip_inside(self):
        self.skipTest("inside")
    @unittest.expectedFailure
    def test_xfail(self):
        self.assertTrue(False)
    @unittest.expectedFailure
    def test_xpass(self):
        pass
    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)
        with self.subTest("msg", n=2):
            self.fail("no")
    def test_asserts(self):
        for f in (lambda: self.assertTrue(0), lambda: self.assertFalse(1), lambda: self.assertIs(1, 2), lambda: self.assertIsNot(None, None),
                  lambda: self.assertIsNone(1), lambda: self.assertIsNotNone(None), lambda: self.assertIn(1, [2]), lambda: self.assertNotIn(1, [1]),
                  lambda: self.assertIsInstance(1, str), lambda: self.assertNotIsInstance(1, int), lambda: self.assertGreater(1, 2),
                  lambda: self.assertGreaterEqual(1, 2), lambda: self.assertLess(2, 1), lambda: self.assertLessEqual(2, 1),
                  lambda: self.assertAlmostEqual(1, 1.1), lambda: self.assertNotAlmostEqual(1, 1.00000001), lambda: self.assertAlmostEqual(1, 2, delta=0.5),
                  lambda: self.assertRegex("abc", "x"), lambda: self.assertNotRegex("abc", "b"), lambda: self.assertCountEqual([1, 2, 2], [2, 1, 3]),
                  lambda: self.assertRaises(ValueError, int, "1"), lambda: self.assertSetEqual({1, 2}, {2, 3}), lambda: self.assertTupleEqual((1,), (2,)),
                  lambda: self.assertListEqual([1], [1, 2]), lambda: self.assertMultiLineEqual("a", "b"), lambda: self.assertSequenceEqual([1, 2], (1, 3)),
                  lambda: self.assertDictEqual({}, {1: 2}), lambda: self.assertEqual(1, 2, "msg"), lambda: self.assertNotEqual(1, 1),
                  lambda: self.assertEqual("abc", "abd"), lambda: self.assertEqual(1.5, None), lambda: self.assertEqual("a" * 200, "b" * 200),
                  lambda: self.assertIn("x", "abc", "why"), lambda: self.assertTrue([], "empty"), lambda: self.assertEqual(frozenset([1]), frozenset()),
                  lambda: self.assertEqual(list(range(100)), list(range(101)))):
            try:
                f()
                print("no failure")
            except AssertionError as e:
                print(e)
                print("--")
        with self.assertRaises(ValueError) as cm:
            int("x")
        print(cm.exception)
        with self.assertRaisesRegex(ValueError, "invalid"):
            int("x")
        try:
            with self.assertRaisesRegex(ValueError, "nothing"):
                int("x")
        except AssertionError as e: print(e)
        try:
            with self.assertRaises(KeyError): pass
        except AssertionError as e: print(e)
        import warnings
        with self.assertWarns(DeprecationWarning) as w:
            warnings.warn("old", DeprecationWarning)
        print(w.warning)
        import logging
        with self.assertLogs("foo", level="INFO") as lc:
            logging.getLogger("foo").info("first")
        print(lc.output)
        self.addCleanup(print, "cleanup")

class Other(unittest.TestCase):
    def runTest(self):
        pass

import io, re, sys
for verbosity in 1, 2:
    out = io.StringIO()
    program = unittest.main(testRunner=unittest.TextTestRunner(stream=out, verbosity=verbosity), exit=False)
    print(re.sub(r"in [0-9.]+s", "in ...s", out.getvalue()))
print(program.result, program.result.wasSuccessful(), len(program.result.failures))
