# uses files
# What TestLoader.discover finds below a folder, and what it makes of modules that cannot be imported.
import unittest, os, sys, io
os.makedirs('tt/pkg', exist_ok=True)
os.makedirs('tt/nopkg', exist_ok=True)

def w(n, t):
    open('tt/' + n, 'w').write(t)
w('test_a.py', 'import unittest\nclass A(unittest.TestCase):\n def test_1(self): pass\n def test_2(self): self.fail("no")\n')
w('test_bad.py', 'import nonexistent_zz\n')
w('other.py', '1/0')
w('nopkg/test_n.py', '1/0')
w('pkg/__init__.py', '')
w('pkg/test_p.py', 'import unittest\nclass P(unittest.TestCase):\n def test_p(self): pass\n')
w('test_syn.py', 'def f(:\n')

def show(s, d=0):
    for t in s:
        if isinstance(t, unittest.TestSuite):
            show(t, d + 1)
        else:
            print(' ' * d, t, t.id())
l = unittest.TestLoader()
s = l.discover('tt')
show(s)
print(s.countTestCases(), len(l.errors))
for e in l.errors:
    print(e.splitlines()[0], '|', e.splitlines()[-1])
r = unittest.TextTestRunner(stream=io.StringIO()).run(s)
print(r)
for t, e in r.failures + r.errors:
    print(t, e.splitlines()[-1])
l = unittest.TestLoader()
s = l.discover('tt', pattern='*_a.py')
show(s)
try:
    unittest.TestLoader().discover('nowhere')
except ImportError as e:
    print(e)
l = unittest.TestLoader()
s = l.loadTestsFromName('nope.x')
show(s)
print(l.errors[0].splitlines()[-1])
l = unittest.TestLoader()
s = l.loadTestsFromName('test_a.A.test_1')
show(s)
l = unittest.TestLoader()
s = l.loadTestsFromName('test_a.A.zz')
show(s)
print(l.errors[0].splitlines()[-1])
s = unittest.TestLoader().loadTestsFromNames(['pkg.test_p', 'test_a.A'])
show(s)
s = unittest.defaultTestLoader.loadTestsFromName('pkg.test_p.P')
show(s)
