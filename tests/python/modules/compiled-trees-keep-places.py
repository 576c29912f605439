# A compiled tree keeps the places of its nodes: lines, carets and what tracebacks show.
import ast
import traceback

text = '''
# a comment


def broken(a,
           b):
    """doc"""

    # another
    return (a +
            b /
            0)


class A:

    @staticmethod
    def f(x):

        return [y.missing
                for y in x]
'''
tree = ast.parse(text)
space = {}
code = compile(tree, "<tree>", "exec")
exec(code, space)
print(space["broken"].__code__.co_firstlineno, space["A"].f.__code__.co_firstlineno)
print(list(code.co_lines()) == list(compile(text, "<tree>", "exec").co_lines()))
for name in ("broken", "f"):
    function = space[name] if name in space else space["A"].f
    same = [c for c in compile(text, "<tree>", "exec").co_consts if hasattr(c, "co_name")]
    print(name, list(function.__code__.co_positions())[:3])
try:
    space["broken"](1, 2)
except ZeroDivisionError as error:
    print([(f.lineno, f.end_lineno, f.colno, f.end_colno) for f in traceback.extract_tb(error.__traceback__)[1:]])
try:
    space["A"].f([1])
except AttributeError as error:
    print([(f.lineno, f.end_lineno, f.colno, f.end_colno) for f in traceback.extract_tb(error.__traceback__)[1:]])


class Twice(ast.NodeTransformer):
    def visit_Constant(self, node):
        if isinstance(node.value, int):
            return ast.copy_location(ast.BinOp(node, ast.Mult(), ast.Constant(2)), node)
        return node


tree = ast.fix_missing_locations(Twice().visit(ast.parse("x = 5\n\n\ny = x + 1\nprint(x, y)\nz = 1 / (x - 10)")))
try:
    exec(compile(tree, "<twice>", "exec"))
except ZeroDivisionError as error:
    print([(f.filename, f.lineno) for f in traceback.extract_tb(error.__traceback__)[1:]])
made = ast.Module([ast.Expr(ast.Constant((1, "a", frozenset([2])), lineno=40, col_offset=3), lineno=40, col_offset=3),
                   ast.Return(ast.Name("q", ast.Load(), lineno=50, col_offset=0), lineno=51, col_offset=7)], [])
try:
    compile(made, "<made>", "exec")
except SyntaxError as error:
    print(error.lineno, error.offset, error.msg)
for tree, mode in ((ast.Expression(ast.Constant(1)), "eval"), (ast.parse("1"), "eval"), (ast.parse("1", mode="eval"), "exec"),
                   (ast.parse("1"), "single"), (ast.Constant(1), "exec"), (ast.Module([ast.Pass()], []), "exec"),
                   (ast.Module([ast.Pass(lineno=1, col_offset="a")], []), "exec")):
    try:
        print(eval(compile(tree, "<tree>", mode)))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(eval(compile(ast.parse("6 *\\\n 7", mode="eval"), "<tree>", "eval")))
