class N:
    def __init__(self, v): self.v = v
    def __add__(self, o): print('add'); return NotImplemented
    def __radd__(self, o): print('radd', o); return self.v
    def __iadd__(self, o): print('iadd'); self.v += o; return self
    def __neg__(self): return -self.v
    def __len__(self): return self.v
    def __bool__(self): print('bool'); return True
    def __contains__(self, x): return x == self.v
    def __getitem__(self, i): return i
    def __call__(self, *a): return a
    def __lt__(self, o): return 'lt'
n = N(3)
print(1 + n)
n += 2
print(-n, len(n), 5 in n, n['k'], n(1, 2), n < 1, bool(n), n > n)
try:
    n + 1
except TypeError as e:
    print(e)
try:
    n <= 1
except TypeError as e:
    print(e)
