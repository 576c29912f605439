import inspect
class A:
    def m(self): "A.m"
    @property
    def p(self): "A.p"; return 1
    @classmethod
    def c(cls): "A.c"
    @staticmethod
    def s(): "A.s"
    d = property(lambda self: 1, doc="A.d")
class B(A):
    def m(self): pass
    @property
    def p(self): return 2
    @classmethod
    def c(cls): pass
    @staticmethod
    def s(): pass
for o in [B.m, B().m, B.p, B.__dict__["p"], B.c, B().c, B.s, B.d, B, B(), A().m]:
    d = inspect.getdoc(o); print(d and d.splitlines()[0])
def f(): pass
print(inspect.getdoc(f))
class N:
    def run(self):
        class I(A):
            def m(self): pass
        return I
print(inspect.getdoc(N().run().m))
