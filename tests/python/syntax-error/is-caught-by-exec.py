for source in ('x = = 1', 'for x in y\n  pass', 'while True print(1)', 'import', 'from x import', 'class A(:\n pass', 'def f(:\n pass', 'else:\n  pass', 'elif x:\n pass', 'def f()\n  pass', 'with open(x) as 5:\n pass', 'a + 1 = 2', 'a, 1 = 2', '(a) += 1\n[b] += 1', 'x: int: 5', 'lambda x: y = 1', 'for 1 in x: pass', 'import a.b as', 'assert', 'raise from x', 'except:', 'a = yield = 1', 'continue', '@\ndef f(): pass', 'async x = 1', 'def f(*): pass', 'def f(**a, b): pass', 'def f(a, *, **k): pass', 'x = {1, 2: 3}', 'x = {1: 2, 3}', 'f(x for x in y, 1)', 'from . import *, a', 'from __future__ import nothing', 'def f():\n  from x import *'):
    try:
        exec(source)
    except SyntaxError as e:
        print(repr(source), '->', type(e).__name__, e.msg, e.lineno, e.offset)
