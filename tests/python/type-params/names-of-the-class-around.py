class X:
    T = int
    def foo[U: T](self, a: T): ...
    type Alias = T
    type Gen[V: T] = V
print(X.foo.__type_params__[0].__bound__, X.Alias.__value__)
X.T = float
class Y:
    T = int
    def foo[U: T](self): ...
    type Alias = T
Y.T = float
print(Y.foo.__type_params__[0].__bound__, Y.Alias.__value__, "__classdictcell__" in Y.__dict__, "__classdict__" in Y.__dict__)
def f():
    T = str
    class C:
        T = int
        class D[U](T):
            x = T
        class E[U](list):
            def m(self): return T
    return C
C = f()
print(C.D.__bases__[0], C.D.x, C.E().m())
try: type("Z", (), {"__classdictcell__": 3})
except TypeError as e: print(e)
