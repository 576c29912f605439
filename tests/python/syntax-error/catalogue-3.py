"""Wrong programs: what is said of each, and where."""
import sys

class Quiet:
    def write(self, text):
        pass

    def flush(self):
        pass


sys.stderr = Quiet()
cases = [
    'for 1 in x: pass',
    'for x in: pass',
    'for x y: pass',
    'for x in y z: pass',
    '[x for 1 in y]',
    '[x for x in]',
    '[for x in y]',
    '(yield) = 1',
    'x = yield = 1',
    'a = 1 if b',
    'a = 1 if b else',
    'a = if b: 1',
    'print(1\nprint(2)',
    "x = {\n  'a': 1\n  'b': 2\n}",
    'x = [\n  1,\n  2\n  3\n]',
    'foo(1, 2\nbar(3)',
    'def f(x):\n    return x +',
    'def f(x) -> : pass',
    'lambda x: = 1',
    'x[1:2, = 3',
    'x[] ',
    'x[a b]',
    'x.1',
    'x.',
    '.x',
    'x..y',
    '1.e',
    '1.2.3',
    '1_',
    '0_7',
    '1e',
    '1if 2else 3',
    '"a" "b',
    "'\\'",
    'x = \\',
    'x = \\ 1',
    '"""a',
    '#\n\tx',
    'if True:\n    x = 1\n\ty = 2',
    'class A:\n    def f(self):\n        pass\n   def g(self):\n        pass',
    'def f():\n    pass\n     x = 1',
    'import a as b.c',
    'from a import b as c.d',
    'from a import *, b',
    'from .a. import b',
    'import a, ',
    'return',
    'x = [i for i in range(3) if]',
    'x = {i: for i in y}',
    'x = a if b else c if',
    'print(f"{x!}")',
    'print(f"{x:{y}")',
    'print(f"{x")',
    'print(f"{*x}")',
    'print(f"{x=!r:>{}}")',
    'print(f"{a[\'b\']}" f\'{\')',
    'print(f"{\'a\' \'b\' c}")',
    'print(f"{ }")',
    'print(f"{!r}")',
    'print(f"{x;y}")',
    'print(f"{x#}")',
    'print(f"{a $ b}")',
    'if x == 1 and: pass',
    'if (x == 1: pass',
    'def f(a, b: pass',
    'def f(a b): pass',
    'def f(a, , b): pass',
    'f(a, , b)',
    'f(, a)',
    '[, a]',
    '[a, , b]',
    '(, )',
    '{, }',
    'x = ()()',
    '1()',
    '"a"[1, 2]',
    '"a"["b"]',
    '[1]["a"]',
    '(1, 2)(3)',
    'x is 1',
    'x is not "a"',
    '1 is 1',
    'None()',
    'None[1]',
    '{1}[0]',
    'f"a"()',
    'x = 1 is ()',
    'assert (1,)',
    "'\\d'",
    "b'\\d'",
    "'\\400'",
    '0x1for x in y',
    '1or 2',
    '1_000and 2',
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
