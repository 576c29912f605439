# Trees of syntax: how they print, the ways through them, and back to text and code.
import ast

source = '''
@deco(1)
def f(a, /, b: int = 1, *args, c=2, d, **kw) -> int:
    "doc \\n of f"
    return a if b else [x for x in args if x > 1 if not d]
class C(B, metaclass=M):
    x: int = 5
    async def g(self): await z; return {k: v async for k, v in w}
with open('a') as f, g() as (h, i): pass
try: pass
except (A, B) as e: raise X from e
except: raise
else: del a, b[0], c.d
finally: pass
try: pass
except* A: pass
match p:
    case [1, *rest] if rest: pass
    case {"a": 1, **r}: pass
    case C(x=1) | None | (-1) as y: pass
    case _: pass
f"{a!r:>{w}} {b=} {'q'}" 'x', rb'\\d'
a[1:2, ::3] = b.c = d, = (e)
a += 1 if x else (yield)
global q, r
for x, y in z: break
else: continue
while not x and y or z: pass
assert x, 'm'
import a.b as c, d
from . import x as y
from ..m import *
{**a, 1: 2}, {1, *b}, (1,), (), 1j, 1e400, ..., -2 ** -x, (a, b)[0], 1 .real
x < y <= z != w is not None not in v
(y := 5), lambda: 0, lambda x, *y, z=1: (x, *y), not (a and (b or c)), (a + b) * c - (d - e), a or b or (c and d) or e == f
print(*a, **b, k=1)
type X[T: int, *U, **V] = list[T]
if a: pass
elif b: pass
else:
    if c: pass
    else: pass
'''
tree = ast.parse(source)
print(ast.dump(tree))
print(ast.unparse(tree))
print(ast.dump(ast.parse("x = f(1)\nwhile x: y[0] = -x"), indent=2))
print(ast.dump(ast.parse("a + 1", mode="eval"), annotate_fields=False, include_attributes=True))
print([(type(n).__name__, getattr(n, "lineno", None), getattr(n, "end_col_offset", None)) for n in ast.walk(ast.parse("é = [1,\n 2]"))])
print(ast.get_docstring(tree.body[0]), ast.get_source_segment("a = foo(1,\n  2)", ast.parse("a = foo(1,\n  2)").body[0].value))


class Names(ast.NodeVisitor):
    def visit_Name(self, node):
        print(node.id, type(node.ctx).__name__, end="; ")
        self.generic_visit(node)


class Tenfold(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.copy_location(ast.Constant(node.value * 10), node)

    def visit_Assert(self, node):
        return None


Names().visit(ast.parse("a = b + c.d[e]\ndel f"))
changed = ast.fix_missing_locations(Tenfold().visit(ast.parse("assert x\ny = 1 + 2\nprint(y, 'ab')")))
exec(compile(changed, "changed", "exec"))
product = ast.Expression(ast.BinOp(ast.Constant(6), ast.Mult(), ast.Constant(7)))
print(eval(compile(ast.fix_missing_locations(product), "e", "eval")))
print(type(compile("1", "f", "exec", ast.PyCF_ONLY_AST)).__name__, isinstance(tree, ast.AST), tree.body[0]._fields, ast.Name._attributes)
print(ast.literal_eval("[1, (2, 3), {'a': None, -1: 1+2j}, {1}, b'x', set()]"), ast.literal_eval(ast.Constant(5)))
for bad in ("a + 1", "1 + 2", "f()", "[x]", "-'a'", "1 if 1 else 2", "(1", "{**{}}"):
    try:
        print(ast.literal_eval(bad))
    except (ValueError, SyntaxError) as e:
        print(type(e).__name__, str(e).split("0x")[0])
for bad in (lambda: ast.Name("a", 1, 2), lambda: ast.dump(5), lambda: ast.parse("1 +"), lambda: ast.Name("a", id="b"), lambda: ast.Return().nope,
            lambda: compile(5, "f", "exec"), lambda: compile(ast.Expression(ast.Name("x")), "f", "eval"), lambda: ast.parse("x", mode="other"), lambda: ast.get_docstring(ast.Pass())):
    try:
        bad()
    except (TypeError, ValueError, SyntaxError, AttributeError) as e:
        print(type(e).__name__, e)
print(ast.Return().value, ast.dump(ast.Name("a")), ast.unparse(ast.Call(ast.Name("f"), [ast.Constant("it's")], [])))
