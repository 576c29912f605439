class K:
    def __init__(self, n): self.n = n
    def __hash__(self): print('hash', self.n); return 1
    def __eq__(self, o): print('eq', self.n, o.n); return self.n == o.n
    def __repr__(self): return f'K{self.n}'
d = {K(1): 'a'}
d[K(2)] = 'b'
d[K(1)] = 'c'
print(d)
class U:
    __eq__ = lambda s, o: True
try:
    {U(): 1}
except TypeError as e:
    print(e)
