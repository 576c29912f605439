def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw
print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, x=7), f(1, c=0, d=1, a=9))
print(f(*[1, 2], **{'d': 3}), f(*'ab', *'cd', d=0, **{'e': 1}))
