# uses files
import os, sys
os.makedirs("pkg/sub")
def w(p, t):
    with open(p, "w") as f: f.write(t)
w("pkg/__init__.py", "print('init', __name__, __package__, __file__.endswith('__init__.py'), __path__ != [])\nfrom .a import x\n__all__ = ['a', 'b', 'y']\ny = 5\n")
w("pkg/a.py", "print('a', __name__, __package__)\nx = 1\nfrom . import b\nfrom .sub import deep\nfrom .sub.deep import z as zz\n")
w("pkg/b.py", "print('b', __name__)\nfrom .. import nothing\n" if False else "print('b', __name__)\nq = 9\nif __name__ == '__main__': print('never')\n")
w("pkg/sub/__init__.py", "")
w("pkg/sub/deep.py", "from ..b import q\nfrom ... import x\n" if False else "from ..b import q\nz = q + 1\n")
w("plain.py", "import sys\nprint('plain', __name__, __package__, __builtins__ is not None)\nv = [1]\n")
w("broken.py", "x = (\n")
w("raises.py", "def f():\n    raise ValueError('inside')\nf()\n")
w("beyond.py", "from . import x\n")
w("circ1.py", "import circ2\nfrom circ2 import late\nx = 1\n")
w("circ2.py", "from circ1 import x\nlate = 2\n")
sys.path.insert(0, os.getcwd())
import pkg
print(pkg, pkg.x, pkg.a.zz, pkg.sub.deep.z, pkg.__name__)
from pkg import *
print(a, b, y)
import pkg.sub.deep as d; print(d.z, d.__name__)
import plain, importlib
print(plain.v is importlib.import_module("plain").v, importlib.import_module(".b", "pkg").q, __import__("pkg.sub.deep"), __import__("pkg.sub.deep", fromlist=["z"]))
plain.v.append(2); importlib.reload(plain); print(plain.v)
for m in ("nope", "pkg.nope", "plain.x", "broken", "raises", "beyond", "circ1", "pkg.a.x"):
    try: __import__(m); print("imported", m)
    except Exception as e: print(m, type(e).__name__, str(e).replace(os.getcwd(), "."), getattr(e, "name", None))
for c in ("from pkg import zzz", "from plain import zzz", "import plain.zzz", "from . import x", "from .pkg import y", "from pkg import nope"):
    try: exec(c)
    except ImportError as e: print(c, type(e).__name__, str(e).replace(os.getcwd(), "."), e.name)
print("plain" in sys.modules, "broken" in sys.modules, __name__, __package__, __spec__, __doc__)
for f in (lambda: __import__(""), lambda: __import__(3), lambda: __import__("x", level=-1), lambda: importlib.import_module(".x"), lambda: importlib.import_module("..x", "pkg")):
    try: f()
    except Exception as e: print(type(e).__name__, e)
def g():
    import math as m, os.path
    from collections import OrderedDict as O
    return sorted(locals())
print(g())
code = compile("a = 1\nb = a + 1", "<c>", "exec"); ns = {}; exec(code, ns); print(ns["b"], code.co_filename, eval(compile("1+1", "e", "eval")), eval("a * 2", {"a": 4}), eval("x + y", {"x": 1}, {"y": 2}))
exec("print('single')\n5"); exec(compile("7", "s", "single"))
ns = {"__builtins__": {}}
try: eval("len([])", ns)
except NameError as e: print(e)
try: compile("x =", "f.py", "exec")
except SyntaxError as e: print(e, e.filename, e.lineno)
for f in (lambda: compile("1", "f", "bad"), lambda: eval("1", 5), lambda: exec("1", {}, 5), lambda: eval(3), lambda: eval("a = 1"), lambda: compile("a\0", "f", "exec"), lambda: exec((lambda: 1).__code__) , lambda: eval("  1 + 1  ")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def outer():
    v = 1
    def inner(): return v
    return inner
fn = outer()
try: exec(fn.__code__)
except TypeError as e: print(e)
class M(dict):
    def __missing__(self, k): return k.upper()
print(eval("foo + bar", {}, M()))
l = {}; exec("def h(): return 3\nq = h()", {}, l); print(sorted(l), l["q"])
