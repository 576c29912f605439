class T:
    def __init__(self): self._c = 0
    @property
    def celsius(self):
        "Degrees."
        return self._c
    @celsius.setter
    def celsius(self, v):
        if v < -273: raise ValueError('too cold')
        self._c = v
    @property
    def f(self): return self._c * 9 / 5 + 32
t = T()
t.celsius = 100
print(t.celsius, t.f, T.celsius.__doc__, t.__dict__)
def f1(): t.f = 1
def f2(): del t.celsius
def f3(): t.celsius = -300
for f in (f1, f2, f3):
    try:
        f()
    except (AttributeError, ValueError) as e:
        print(type(e).__name__, e)
