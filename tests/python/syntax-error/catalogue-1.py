"""Wrong programs: what is said of each, and where."""
import sys

class Quiet:
    def write(self, text):
        pass

    def flush(self):
        pass


sys.stderr = Quiet()
cases = [
    'x = = 1\ndef f(:\n    pass',
    'def f()\n    pass',
    'if x = 1:\n    pass',
    'if x\n    pass',
    'for i in range(3)\n    pass',
    'while True print(1)',
    'print "hi"',
    'exec "x"',
    'x = (1, 2',
    'x = [1, 2\ny = 3',
    'x = {1: 2',
    'x = 1)',
    'x = (1]',
    'a b',
    '1a = 3',
    'x = 0777',
    'x = 0b12',
    'x = 0o9',
    'x = 0xg',
    'x = 1__0',
    "x = 'abc",
    'x = """abc',
    "x = f'{a'",
    "x = f'{}'",
    "x = f'{a!x}'",
    "x = f'{a b}'",
    "x = f'}'",
    "x = f'{lambda x: 1}'",
    'f() = 1',
    '1 = x',
    'None = 1',
    'True = 1',
    'x + 1 = 2',
    '(a, b) += 1',
    '[a] += 1',
    '"abc" = 1',
    "f'x' = 1",
    '... = 1',
    'lambda: 1 = 2',
    'a if b else c = 1',
    'del f()',
    'del 1',
    'del x + 1',
    'del (a, 1)',
    'return 1',
    'yield 1',
    'await x',
    'async with x: pass',
    'break',
    'continue',
    'class C:\n    return 1',
    'def f():\n    x = 1\n    global x',
    'def f(x):\n    global x',
    'def f():\n    nonlocal x',
    'nonlocal x',
    'def f(a, a): pass',
    'def f(a=1, b): pass',
    'def f(*): pass',
    'def f(**k, a): pass',
    'def f(*a, *b): pass',
    'def f(a, /, b, /): pass',
    'def f(/, a): pass',
    'def f(*, /): pass',
    'def f(*a=1): pass',
    'def f((a, b)): pass',
    'def f(1): pass',
    'lambda a=1, b: 1',
    'lambda *: 1',
    'f(a=1, 2)',
    'f(**k, *a)',
    'f(**k, 1)',
    'f(a=1, a=2)',
    'f(1=2)',
    'f(a.b=2)',
    'f(True=1)',
    'f(x for x in y, 1)',
    'f(1, x for x in y)',
    'f(a=)',
    'f(a b)',
    'f(a, b c)',
    '[a b]',
    '{a b}',
    '{a: b c: d}',
    '{a: }',
    '{a: 1, b}',
    '{**a for a in b}',
    '[*a for a in b]',
    '(*a)',
    '*a',
    'print(*a for a in b)',
    'import a.b as',
    'import',
    'from a import',
    'from a import (b, c',
    'from a import b,',
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
