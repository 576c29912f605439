import symtable, ast
src = """
import os, sys as s
from a.b import c as d
x = 1
y: int = 2
def f(a, b=2, *args, k=x, **kw):
    "doc"
    global x, newglob
    y = a
    newglob = 3
    def g(q):
        nonlocal y
        y += 1
        return y + b + len(q)
    z = [i * a for i in range(b) if i]
    w = lambda t: t + z
    e = (m for m in args)
    return g
class C(object):
    z = 3
    def m(self): return self.z, __class__
    @property
    def p(self): return super().p
    n: str
def gen():
    yield 1
    try:
        pass
    except Exception as exc:
        print(exc)
    for i in range(3): pass
    with open("f") as fh: pass
    if (wal := 3): pass
    del i
async def co():
    await gen()
    return {k: v async for k, v in x}
"""
def show(t, n=0):
    print(" "*n, t.get_type(), t.get_name(), t.get_lineno(), t.is_optimized(), t.is_nested(), t.has_children(), t.get_identifiers())
    for s in t.get_symbols():
        print(" "*n, "  ", s.get_name(), "".join("RPGDLFINAaS"[i] if getattr(s, m)() else "-" for i, m in enumerate("is_referenced is_parameter is_global is_declared_global is_local is_free is_imported is_nonlocal is_assigned is_annotated is_namespace".split())))
    if t.get_type() == "function":
        print(" "*n, t.get_parameters(), t.get_locals(), t.get_globals(), t.get_nonlocals(), t.get_frees())
    if t.get_type() == "class":
        print(t.get_methods())
    for c in t.get_children(): show(c, n+2)
t = symtable.symtable(src, "<s>", "exec")
show(t)
print(t, t.lookup("x"), t.get_children()[0], t.get_children()[1])
f = t.lookup("f"); print(f, f.is_namespace(), f.get_namespaces(), f.get_namespace())
try: t.lookup("x").get_namespace()
except ValueError as e: print(e)
try: t.lookup("nope")
except KeyError as e: print(repr(e))
try: symtable.symtable("x", "<s>", "foo")
except ValueError as e: print(e)
try: symtable.symtable("x = ", "<s>", "exec")
except SyntaxError as e: print(e)
show(symtable.symtable("a + b", "<s>", "eval"))
show(symtable.symtable("def f[T: int](x: T) -> T: pass\nclass D[U]: pass\ntype A[V] = list[V]\n", "<s>", "exec"))
