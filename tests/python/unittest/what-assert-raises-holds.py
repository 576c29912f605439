# What assertRaises leaves alive; arguments that assert methods miss
import unittest, sys, gc
gc.disable()

class T(unittest.TestCase):
    pass
t = T()

def func():
    try:
        raise ValueError
    except ValueError:
        raise ValueError
r = sys.getrefcount(func)
t.assertRaises(ValueError, func)
print(r, sys.getrefcount(func))

class O:
    pass
import weakref

def g():
    o = O()
    w.append(weakref.ref(o, lambda r: print('freed')))
    raise KeyError
w = []
with t.assertRaises(KeyError) as cm:
    g()
print(cm.exception, cm.exception.__traceback__)
w = []
t.assertRaises(KeyError, g)
print('after')
w = []
t.assertRaisesRegex(KeyError, '', g)
print('after')
try:
    t.assertRaises(KeyError, lambda: 1)
except AssertionError as e:
    print(e)
for a in ((ValueError, lambda: True), (ValueError, 5), (ValueError,)):
    try:
        t.assertRaisesRegex(*a)
        print('none')
    except Exception as e:
        print(type(e).__name__, e)
for a in ((UserWarning, lambda: True),):
    try:
        t.assertWarnsRegex(*a)
        print('none')
    except Exception as e:
        print(type(e).__name__, e)
for c in ('t.assertEqual(1)', 't.assertIn(1)', 't.assertTrue()', 't.assertRaises()', 't.assertEqual(1,2,3,4)', 't.assertAlmostEqual(1)', 't.fail(1,2)', 't.subTest(1,2)', 't.addCleanup()', 't.skipTest()', 't.assertLogs(1,2,3,4)', 't.setUp(1)', 'T("nope")'):
    try:
        eval(c)
    except Exception as e:
        print(type(e).__name__, e)
print(unittest.TestCase.assertEqual, unittest.TestCase.run.__qualname__)
