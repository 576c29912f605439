def f(a, b=2, *args, c: int = 3, **kw) -> str:
    """Do something.

    More lines.
    """
class A:
    """Doc of A."""
    x = 1
    def m(self):
        "method m"
    @property
    def p(self): "prop p"
    @classmethod
    def c(cls): "cls"
    @staticmethod
    def s(a, b): "static"
class B(A):
    def __init__(self, q): self.q = q
    def n(self): pass
help(f)
help(A)
help(B)
help(A.m)
help(A().m)
help(A.p)
