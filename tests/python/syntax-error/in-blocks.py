# Mistakes in parameters, in patterns, and in try statements on one line.
import warnings


def tell(source, mode="exec"):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            compile(source, "f", mode)
            result = "fine"
        except SyntaxError as e:
            result = f"{type(e).__name__}: {e.msg} {e.lineno}:{e.offset}-{e.end_lineno}:{e.end_offset} {e.text!r}"
        except ValueError as e:
            result = f"{type(e).__name__}: {e}"
    print(repr(source), "->", result, *(f"{w.message} in line {w.lineno}" for w in caught))


SOURCES = [
    "match x:\n case {'a': y, ** }: pass\n",
    "match x:\n case {'a': y, **}: pass\n",
    'match x:\n case {** }: pass\n',
    'match x:\n case {**}: pass\n',
    "match x:\n case {'a': y, **1}: pass\n",
    "match x:\n case {'a': y, **rest,}: pass\n",
    "match x:\n case {'a': y, }: pass\n",
    "match x:\n case {'a': y, **_}: pass\n",
    "match x:\n case {'a': y, ,}: pass\n",
    'match x:\n case [*]: pass\n',
    'match x:\n case [*a, ,]: pass\n',
    'match x:\n case A(,): pass\n',
    'match x:\n case A(a=): pass\n',
    "match x:\n case {'a':}: pass\n",
    "match x:\n case {'a'}: pass\n",
    'match x:\n case {a:1}: pass\n',
    'match x:\n case a|: pass\n',
    'match x:\n case a as: pass\n',
    'match x:\n case a as b.c: pass\n',
    'def f(a, b=2, /, c=3 *args): pass',
    'def f(a, b=2, /, c): pass',
    'def f(b=2, c): pass',
    'def f(b=2, /, c *d): pass',
    'def f(b=2, c=3 d): pass',
    'def f(b=2, /, c=3 d): pass',
    'def f(b=2, /, c=3, d e): pass',
    'def f(b=2, /, c=3, d): pass',
    'def f(b=2, /, c=3 d, e): pass',
    'def f(b=2, /, c=3 *d, e): pass',
    'def f(b=2, c=3 *d, e): pass',
    'lambda b=2, /, c=3 *d, e: 0',
    'lambda b=2, c=3 *d, e: 0',
    'def f(b, /, c=3 *d, e): pass',
    'def f(b=1, /, c=3*d, e): pass',
    'def f(b=1, c=3*d, *, e f): pass',
    'def f(a, b=2, /, c=3 *args, d, e=5, **kw): pass',
    'def f(a, b=2, /, c=3 -args, d, e=5, **kw): pass',
    'def f(a, b=2, /, c=3, d, e=5, **kw): pass',
    'def f(a, b=2, c=3 *args, d, e=5, **kw): pass',
    'def f(a, b=2, c=3 *args, d): pass',
    'def f(a, b=2, /, c=3 *args, d): pass',
    'def f(a, b=2, /, c=3 *args, d=4): pass',
    'def f(a=1, /, c): pass',
    'def f(a=1, /, c, d=2): pass',
    'def f(a=1, /, c=2, d): pass',
    'def f(a=1, /, c=2, *, d): pass',
    'def f(a=1, /, c=2, d, e=3): pass',
    'def f(a=1, c=2, d, e=3): pass',
    'try:except\n',
    'try: except:\n pass\n',
    'try: except x\n',
    'try: except x:\n',
    'try: except x as y\n',
    'try:\n pass\nexcept\n',
    'try: x\nexcept\n',
    'try: finally\n',
    'try: x\nfinally\n',
    'try: else',
    'try: except*\n',
    'try: except* x\n',
]
for source in SOURCES:
    tell(source)
