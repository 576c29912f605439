class L(list):
    def append(self, x): super().append(x * 2)
class I(int):
    def __add__(self, o): return I(int(self) + o + 1)
class S(str): pass
l = L([1]); l.append(2)
print(l, type(l[:]).__name__, I(3) + 1, type(I(3) + 1).__name__, type(I(3) * 2).__name__, S('a').upper(), type(S('a') + 'b').__name__)
l.extra = 1
print(l.__dict__, isinstance(l, list))
for f in (lambda: type('X', (bool,), {}), lambda: type('X', (int, str), {}), lambda: type('X', (5,), {})):
    try:
        f()
    except TypeError as e:
        print(e)
