"""Wrong programs: what is said of each, and where."""
import sys

class Quiet:
    def write(self, text):
        pass

    def flush(self):
        pass


sys.stderr = Quiet()
cases = [
    'from . import *\ndef f():\n    from a import *',
    'x = 1\nfrom __future__ import annotations',
    'try:\n    pass',
    'try:\n    pass\nx = 1',
    'try:\n    pass\nexcept:\n    pass\nexcept ValueError:\n    pass',
    'try:\n    pass\nexcept A, B:\n    pass',
    'try:\n    pass\nexcept A as b.c:\n    pass',
    'try:\n    pass\nexcept* A:\n    pass\nexcept B:\n    pass',
    'try:\n    pass\nexcept*:\n    pass',
    'try:\n    pass\nfinally:\npass',
    'with open(x) as 1: pass',
    'with a as f(): pass',
    'with (a as b, c as d) pass',
    'class C\n    pass',
    'class C(:\n    pass',
    'class 1: pass',
    'def 1(): pass',
    'def f(): return\n  x',
    '  x = 1',
    'if x:\npass',
    'if x:\n    a\n  b',
    'if x:\n\ta\n        b',
    'def f():',
    'else:\n    pass',
    'elif x: pass',
    'if x: pass\nelse\n    pass',
    'x = 1 +',
    'x = * 2',
    'x = not',
    'x = a not b',
    'x = a is is b',
    'x = a <> b',
    'x = a ! b',
    'x ?= 1',
    'x = $',
    'x = a $ b',
    'x++',
    'x--',
    '++x = 1',
    'x := 1',
    '(x := 1) = 2',
    '(a.b := 1)',
    '(a, b := 1) := 2',
    '[x := 1 for x in y]',
    '[y for x in (y := z)]',
    'x = (y = 1)',
    'while x = 1: pass',
    'assert x = 1',
    "assert (x, 'y')",
    'raise X from',
    'raise X, Y',
    'global x, y z',
    'pass 1',
    'match x:\n    case 1 | a: pass',
    'match x:\n    case a: pass\n    case 1: pass',
    'match x:\n    case [a, a]: pass',
    'match x:\n    case {**a, 1: b}: pass',
    'match x:\n    case C(a=1, 2): pass',
    'match x:\n    case 1 + 2: pass',
    'match x:\n    case -a: pass',
    'match x:\ncase 1: pass',
    'match x:\n    pass',
    'match x:\n    case _ as y: pass\n    case {"a": 1, "a": 2}: pass',
    'match x\n    case 1: pass',
    '@\ndef f(): pass',
    '@f\nx = 1',
    'x = "\\N{nope}"',
    'x = "\\x1"',
    'x = "\\u12"',
    'x = b"\\x1"',
    'x = "a" b"b"',
    'x = “hi”',
    'x = 5€',
    'x = a‘b',
    'type X',
    'type X[T: int = 3',
    'def f[T, T](): pass',
    'class A[T](metaclass=T): x: (yield)',
    'async def f(): yield from x',
    'async def f():\n    yield 1\n    return 2',
    'def f(): await x',
    '[await x for x in y]',
    'def f(): [x async for x in y]',
    'x: int: 3',
    'x, y: int',
    '(x, y): int = 1',
    'x: int += 1',
    'f(): int = 1',
    '__debug__ = 1',
    'def __debug__(): pass',
    'x.__debug__ = 1',
    'f(__debug__=1)',
    'a, b = 1, 2 = c',
    'for f() in x: pass',
]
for case in cases:
    print(repr(case))
    try:
        compile(case + "\n", "wrong.py", "exec")
    except SyntaxError as error:
        print("   ", type(error).__name__, error.msg)
        print("   ", error.lineno, error.offset, error.end_lineno, error.end_offset, repr(error.text))
    else:
        print("    compiles")
