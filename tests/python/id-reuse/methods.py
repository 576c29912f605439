class A:
    def f(self): pass
    def g(self): pass
a = A()
print(a.f is a.g, id(a.f) == id(a.g))
