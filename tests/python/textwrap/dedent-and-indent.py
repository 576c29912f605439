def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
import textwrap
print(repr(textwrap.dedent('''\
    hello
      world
    \t
  last
''')), repr(textwrap.dedent('\n  a\n\n    b\n  c')), repr(textwrap.dedent('no\n indent')), repr(textwrap.dedent('\ta\n\tb\n')), repr(textwrap.dedent('  \n  x\n')))
print(repr(textwrap.indent('a\n\nb\n', '> ')), repr(textwrap.indent('a\n\nb', '+', lambda l: True)))
class W(textwrap.TextWrapper): pass
w = W(width=12, expand_tabs=False); print(w.wrap('some words\tto wrap here'), w.width)
w.initial_indent = '-> '; print(w.fill('alpha beta gamma delta'))
