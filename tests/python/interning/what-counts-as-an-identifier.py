def f():
    return 'with_underscore', 'with space', 'digits123', 'dash-ed', 'ünïcode', ''
def g():
    return 'with_underscore', 'with space', 'digits123', 'dash-ed', 'ünïcode', ''
for x, y in zip(eval('f()'), eval('g()')):
    print(repr(x), x is y)
h = lambda: 'with space'
i = lambda: 'with space'
print(h() is i())
