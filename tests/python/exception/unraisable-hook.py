# sys.unraisablehook: what it is given, what it may do wrong, the default one, none at all.
import sys
class D:
    def __init__(self,n): self.n=n
    def __del__(self): raise ValueError(self.n)
def hook(u):
    print('hook', u.exc_type.__name__, u.exc_value, u.err_msg, u.object.__name__ if u.object else None)
sys.unraisablehook = hook
D(1)
sys.unraisablehook = lambda u: 1/0
D(2)
sys.unraisablehook = sys.__unraisablehook__
D(3)
sys.unraisablehook = lambda u: sys.__unraisablehook__(u)
D(4)
del sys.unraisablehook
D(5)
# What the default hook leaves out: chains, notes, suggestions, members, places of syntax errors.
class R:
    def __init__(s,e): s.e=e
    def __del__(s): raise s.e
R(ValueError()); R(ValueError); R(KeyError('k')); e=ValueError('n'); e.add_note('note'); R(e)
R(ExceptionGroup('g',[ValueError(1)])); R(SyntaxError('x',('f',1,1,'t')))
class E2(Exception):
    def __str__(s): return 1/0
R(E2())
class N:
    def __del__(s): prnt(1)
N()
class Q:
    def __del__(s):
        try: 1/0
        except Exception as e: raise KeyError(1) from e
Q()
