class A:
    def __init__(self, n, child=None): self.n, self.child = n, child
    def __del__(self): print('del', self.n)
a = A('parent', A('child'))
a.child = None
print('child replaced')
a.child = A('second')
del a
print('end')
