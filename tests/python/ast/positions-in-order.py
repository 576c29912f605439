# Places in a tree that do not follow each other
import ast

def t(**k):
    tree = ast.parse('a+b')
    for n, v in k.items():
        setattr(tree.body[0].value.left, n, v)
    try:
        compile(tree, 'f', 'exec')
        print(k, 'ok')
    except Exception as e:
        print(k, type(e).__name__, e)
for l, e in ((10, 1), (-10, -11), (10, -11), (-5, -2), (-5, 1), (1, 1), (-1, -1), (1, 5), (1, None)):
    t(lineno=l, end_lineno=e)
for l, e in ((10, 1), (-10, -11), (10, -11), (-5, -2), (-5, 1), (-1, -1), (3, None)):
    t(col_offset=l, end_col_offset=e)
tree = ast.parse('x=1\ny=2')
tree.body[0].lineno = 5
try:
    compile(tree, 'f', 'exec')
except Exception as e:
    print(e)
tree = ast.parse('try: pass\nexcept A: pass\nf(1,*a,k=2)\nmatch x:\n  case 1: pass\nlambda q:1')
for n in ast.walk(tree):
    if hasattr(n, 'lineno'):
        o = n.end_lineno
        n.end_lineno = 0
        try:
            compile(tree, 'f', 'exec')
            print(type(n).__name__, 'ok')
        except Exception as e:
            print(type(n).__name__, e)
        n.end_lineno = o
