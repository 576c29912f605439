class Manager:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self): print('enter', self.name); return self
    def __exit__(self, t, e, tb): print('exit', self.name, t and t.__name__, e); return self.swallow
with Manager('a') as a, Manager('b'):
    print('body', a.name)
with (Manager('c', True), Manager('d')):
    raise ValueError('x')
print('swallowed')
def f():
    with Manager('e'):
        return 'returned'
print(f())
for i in range(2):
    with Manager(i):
        if i == 0: continue
        break
