import warnings
def show(message, category, filename, lineno, file=None, line=None): print("warn", lineno if "__main__" in filename or filename.endswith("names.py") else 0, category.__name__, message)
warnings.showwarning = show
warnings.simplefilter("always")
import ast
t = ast.parse("f(1, 's', b'b', None, True, ..., 2j)")
N = ast.Num
print(N)
for c in t.body[0].value.args:
    print(c.value, isinstance(c, ast.Num), isinstance(c, ast.Str))
print(isinstance(ast.Constant(1), N), isinstance(ast.Name("x"), N), issubclass(ast.Constant, N), issubclass(N, ast.Constant))
x = ast.Num(5)
print(type(x), ast.dump(x))
print(x.n, x.s)
x.n = 6
print(x.value)
print(ast.dump(ast.Str("a")), ast.dump(ast.NameConstant(True)), ast.dump(ast.Ellipsis()), ast.dump(ast.Bytes(b"x")))
class V(ast.NodeVisitor):
    def visit_Num(self, node): print("num", node.value)
    def visit_Str(self, node): print("str", node.value)
    def visit_NameConstant(self, node): print("name", node.value)
V().visit(t)
try: ast.Num()
except TypeError as e: print(e)
try: ast.Num(1, 2)
except TypeError as e: print(e)
print(ast.dump(ast.Num(n=3)))
try: ast.Foo
except AttributeError as e: print(e)
