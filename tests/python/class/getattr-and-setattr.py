class A:
    def __getattr__(self, name): return f'<{name}>'
    def __setattr__(self, name, value):
        print('set', name)
        object.__setattr__(self, name, value)
    def __delattr__(self, name):
        print('del', name)
        super().__delattr__(name)
a = A()
a.x = 1
print(a.x, a.y, hasattr(a, 'z'), getattr(a, 'q', 0))
del a.x
print(a.x)
