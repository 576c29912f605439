import unittest, sys, io
class T(unittest.TestCase):
    @classmethod
    def setUpClass(cls): print("setUpClass")
    def setUp(self): self.v = 1
    def tearDown(self): pass
    def test_ok(self): self.assertEqual(1, 1)
    def test_fail(self): self.assertEqual([1, 2, 3], [1, 2, 4], "my message")
    def test_err(self): raise KeyError("x")
    @unittest.skip("no")
    def test_skip(self): pass
    @unittest.expectedFailure
    def test_xf(self): self.fail()
    @unittest.expectedFailure
    def test_us(self): pass
    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i): self.assertNotEqual(i, 1)
    def test_doc(self):
        """The doc line.

        More."""
        self.assertIn("a", "bcd")
    def test_many(self):
        with self.assertRaises(ValueError) as c: int("x")
        self.assertIn("invalid", str(c.exception))
        with self.assertRaisesRegex(ValueError, "inv.*x"): int("x")
        self.assertAlmostEqual(0.1+0.2, 0.3); self.assertCountEqual([1,2], [2,1]); self.assertDictEqual({1: 2}, {1: 2})
        with self.assertLogs() as l:
            import logging; logging.warning("hm")
        print(l.output)
        self.assertIsNone(None); self.assertRegex("abc", "b"); self.assertGreater(2, 1)
    def test_dict(self): self.assertEqual({"a": 1, "b": 2}, {"a": 1, "b": 3})
    def test_str(self): self.assertEqual("hello\nworld\n", "hello\nthere\n")
    def test_al(self): self.assertAlmostEqual(1.0, 1.1)
    def test_is(self): self.assertIsInstance(3, str)
    def test_t(self): self.assertTrue(0)
    def test_set(self): self.assertEqual({1,2}, {2,3})
    def test_tuple(self): self.assertTupleEqual((1,2), (1,))
    def test_raises(self):
        with self.assertRaises(ValueError): pass
    def test_cnt(self): self.assertCountEqual([1,2,2], [1,2])
    def test_less(self): self.assertLess(2, 1)
class E(unittest.TestCase):
    @classmethod
    def setUpClass(cls): raise RuntimeError("setup")
    def test_a(self): pass
buf = io.StringIO()
for v in (1, 2):
    r = unittest.TextTestRunner(stream=buf, verbosity=v).run(unittest.TestSuite([unittest.defaultTestLoader.loadTestsFromTestCase(T), unittest.defaultTestLoader.loadTestsFromTestCase(E)]))
import re
print(re.sub(r"in [\d.]+s", "in Xs", buf.getvalue()))
print(r, r.wasSuccessful(), r.testsRun, len(r.failures))
