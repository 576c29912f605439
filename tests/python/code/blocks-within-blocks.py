# Blocks within blocks that are still to come
import codeop
for s in ('if 1:\n  if 2:', 'if 1:\n  if 2:\n', 'class A:\n  def f():', 'match x:\n  case 1:', 'match x:\n  case 1:\n', 'match x:\n  case [a,', 'match x:\n  case 1 if', 'match x:\n  case', 'match x:\n  cas', 'match x:\n  case 1', 'match x', 'match x:', 'match x:\n  case 1: pass', 'match x:\n  case 1: pass\n', 'match x:\n  case 1:\n    pass\n  case _:', 'def f():\n  match x:\n    case 1:', 'if 1:\n  match = 3\n  case:'):
    for m in ('single', 'exec'):
        try:
            print(repr(s), m, codeop.compile_command(s, symbol=m) is not None)
        except SyntaxError as e:
            print(repr(s), type(e).__name__, e)
