import reprlib
class L(list):
    @reprlib.recursive_repr(fillvalue='<...>')
    def __repr__(self): return '<' + '|'.join(map(repr, self)) + '>'
m = L('ab'); m.append(m); print(m, L.__repr__.__name__, hasattr(L.__repr__, '__wrapped__'))
