x = 10
print(eval('x + 1'), eval('x', {'x': 5}), eval('[i for i in range(3)]'))
exec('y = x * 2')
print(y)
ns = {}
exec('def f(): return 42\nz = f()', ns)
print(ns['z'], sorted(k for k in ns if not k.startswith('__')))
c = compile('a + b', '<made>', 'eval')
print(eval(c, {'a': 1, 'b': 2}), c.co_names)
def g():
    local = 1
    exec('local = 2')
    return local, sorted(locals())
print(g())
