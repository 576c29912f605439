def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: compile("1", b"f", "exec").co_filename)
class P:
    def __fspath__(self): return "fsp"
t(lambda: compile("1", P(), "exec").co_filename)
t(lambda: compile("1", 3, "exec").co_filename)
class Q:
    def __fspath__(self): return 3
t(lambda: compile("1", Q(), "exec").co_filename)
t(lambda: compile("1", "f", "foo"))
t(lambda: compile("1", "f", "func_type"))
t(lambda: compile("1", "f", "foo", 0x400))
t(lambda: compile("1", "f", "exec", 1))
t(lambda: compile("1", "f", "exec", optimize=3))
t(lambda: compile("1", "f", "exec", optimize=-2))
t(lambda: compile(memoryview(b"1+1"), "f", "eval").co_consts)
t(lambda: eval(memoryview(b"1234")[1:-1]))
t(lambda: eval(bytearray(b" 1+1")))
t(lambda: eval(3))
t(lambda: exec(3))
t(lambda: compile(3, "f", "exec"))
t(lambda: eval(memoryview(b"1\0")))
src = '''
"""doc"""
def f():
    "fdoc"
    assert 0, "no"
    return __debug__
class C:
    "cdoc"
    def m(self): 
        "mdoc"
r = [f.__doc__, C.__doc__, C.m.__doc__, __doc__, __debug__]
try: r.append(f())
except AssertionError as e: r.append(e)
'''
for o in -1, 0, 1, 2:
    ns = {'__doc__': 'none'}; exec(compile(src, 'f', 'exec', optimize=o), ns); print(o, ns['r'])
for s in ['x = 1', 'from __future__ import annotations', 'from __future__ import division, generators, print_function', 'from __future__ import barry_as_FLUFL']:
    print(hex(compile(s, 'f', 'exec').co_flags))
import __future__
for n in __future__.all_feature_names:
    fl = getattr(__future__, n).compiler_flag
    c = compile("def f(a: b): pass", 'f', 'exec', fl); print(n, hex(c.co_flags), hex(c.co_consts[1].co_flags if hasattr(c.co_consts[1], 'co_flags') else c.co_consts[0].co_flags))
def g():
    x = 1
    def f(): return x
    return f
f = g()
t(lambda: exec(f.__code__))
t(lambda: exec(f.__code__, closure=()))
t(lambda: exec(f.__code__, closure=(3,)))
t(lambda: exec(f.__code__, closure=f.__closure__))
t(lambda: exec(f.__code__, closure=list(f.__closure__)))
t(lambda: exec("1", closure=f.__closure__))
t(lambda: exec(compile("1","","exec"), closure=()))
t(lambda: exec(compile("1","","exec"), closure=None))
t(lambda: eval(f.__code__))
def outer():
    y = 10
    def inner(): 
        nonlocal y
        y += 1
        print("in", y, z)
    return inner, lambda: y
i, gy = outer()
exec(i.__code__, {'z': 5, 'print': print}, closure=i.__closure__); print(gy())
for src in ["(", "x = '''a", "if 1:", "def f():\n  pass\n", "x = 'a", "1 +", "@d", "", "[1,\n"]:
    for mode in 'exec', 'single', 'eval':
        try: print(repr(src), mode, compile(src, 'f', mode, 0x4200).co_names)
        except SyntaxError as e: print(repr(src), mode, e, e.lineno, e.offset)
