import weakref
class A:
    def __init__(self, n): self.n = n
    def __repr__(self): return f'A{self.n}'
a, b = A(1), A(2)
d = weakref.WeakValueDictionary(a=a, b=b)
k = weakref.WeakKeyDictionary({a: 'x'})
s = weakref.WeakSet([a, b])
print(sorted(d), len(k), len(s), a in s)
del a
print(sorted(d), len(k), len(s), list(s))
