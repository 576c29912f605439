# Of an unknown feature the place stands in the attributes of the error, not in its args.
for text in ('from __future__ import nope', 'from __future__ import division, braces', "'doc'\nfrom __future__ import annotations, other\n",
             'x = 1\nfrom __future__ import division', 'def f():\n  from __future__ import division\n'):
    try:
        compile(text, 'f', 'exec')
    except SyntaxError as e:
        print(e.args, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset)
