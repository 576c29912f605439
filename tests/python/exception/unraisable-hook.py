# sys.unraisablehook: what it is given, what it may do wrong, the default one, none at all.
import sys
class D:
    def __init__(self,n): self.n=n
    def __del__(self): raise ValueError(self.n)
def hook(u):
    print('hook', u.exc_type.__name__, u.exc_value, u.err_msg, u.object.__name__ if u.object else None, u.exc_traceback.tb_lineno)
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
