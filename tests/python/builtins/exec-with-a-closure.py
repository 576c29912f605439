ns = {}
exec("x = 1\ndef f(): return x + 1\nprint(f())", ns)
print(sorted(k for k in ns if k != '__builtins__'))
c = compile("a + b", "<e>", "eval"); print(eval(c, {'a': 1}, {'b': 2}))
try: eval("a +", {})
except SyntaxError as e: print(e, e.filename, e.lineno, e.offset, e.text)
try: eval("x = 1")
except SyntaxError as e: print(e)
try: exec(3)
except TypeError as e: print(e)
try: eval('1', 3)
except TypeError as e: print(e)
try: eval('1', {}, 3)
except TypeError as e: print(e)
def mk():
    y = 5
    def g(): print('closure', y)
    return g
g = mk()
exec(g.__code__, closure=g.__closure__)
try: exec(g.__code__)
except TypeError as e: print(e)
try: exec("1", closure=g.__closure__)
except TypeError as e: print(e)
try: exec(g.__code__, closure=())
except TypeError as e: print(e)
class M(dict):
    def __missing__(self, k): print('missing', k); return 7
print(eval('foo + bar', {}, M()))
print(compile('x=1','f','exec').co_filename, compile('1','f','eval'))
code = compile("if 1:\n  print(5)\n", "<s>", "single"); exec(code)
exec(compile("5", "<s>", "single"))
print(eval('  1 + 1'), eval(b'2+2'))
try: compile('a\0b','f','exec')
except SyntaxError as e: print(e)
except ValueError as e: print(e)
try: compile('1','f','foo')
except ValueError as e: print(e)
l = {}; exec('b = a = 3; import math', {}, l); print(sorted(l))
def loc():
    q = 1; exec('q = 2'); print(q, locals()); 
loc()
print(eval('[i for i in range(3) if i in s]', {'s': {1,2}}), eval('(lambda: z)()', {'z': 9}))
exec("""
class K:
    v = 3
    def get(self): return self.v
k = K().get()
""", ns); print(ns['k'], ns['K'].__module__)
