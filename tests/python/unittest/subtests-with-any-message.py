# Messages of subtests of any kind
import unittest, io

class T(unittest.TestCase):

    def test_a(self):
        with self.subTest((1, 2)):
            self.fail('x')
        with self.subTest((1,)):
            self.fail('x')
        with self.subTest([1], a=1):
            self.fail('x')
        with self.subTest('m %s', a=(1, 2)):
            self.fail('x')
        with self.subTest():
            self.fail('x')
        with self.subTest(None, k=2):
            self.fail('x')
s = io.StringIO()
r = unittest.TextTestRunner(stream=s, verbosity=2).run(unittest.defaultTestLoader.loadTestsFromTestCase(T))
import re
print(re.sub('\\d\\.\\d+s', 'Xs', s.getvalue()))
for t, e in r.failures:
    print(t.id(), str(t), repr(t)[:60])
