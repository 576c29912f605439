# What messages of the compiler say, and where.
texts = [
    'lambda a, b=: 1', 'f(a, *)', 'f(*a, *)', 'f(a=1, *)', 'f(a, *b, *)', 'import a from b', 'import a.b, c from d',
    'from __future__ import nope', 'from __future__ import braces', 'def f(): nonlocal x; global x',
    'def f(): global x; nonlocal x', 'x = f"{a! r}"', 'x = f"\\N{foo}"', 'x = f"\\N"', 'x = "\\N{"', 'x = "\\N{a"',
    'x = f"\\x1 {a}"', 'x = f"{a}\\u12"', 'x = "日本\\u12"', 'class C[*T: int]: pass', 'class C[**T: (int, str)]: pass',
    'x = "日本"; y = b"é"', 'é = 1; x y',
]
for text in texts:
    for mode in 'exec', 'single':
        try:
            compile(text, 'text', mode)
        except SyntaxError as e:
            print(mode, ascii(text), ascii(e.msg), e.lineno, e.offset, ascii(e.text), e.end_lineno, e.end_offset)

# A single statement may lack its last newline; nothing is no statement.
for text in 'if 1:\n  x = 1', 'def f():\n  if 1:\n    return 1', 'x = 1\ny = 2', '', '# nothing', '\n', 'if 1:', 'x = ':
    try:
        compile(text, 'text', 'single')
        print(ascii(text), 'compiles')
    except SyntaxError as e:
        print(ascii(text), type(e).__name__, e.msg, e.lineno, e.offset, ascii(e.text))

try:
    eval('\\')
except SyntaxError as e:
    print(e.msg, e.text, e.lineno, e.offset, e.end_offset)
