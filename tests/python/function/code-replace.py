def f(a, b=2, *, c=3):
    total = a + b + c
    return total, len('x')


code = f.__code__.replace(co_varnames=('q', 'b', 'c', 'sum'), co_names=('ord',), co_name='g', co_firstlineno=7)
print(code.co_varnames, code.co_names, code.co_name, code.co_firstlineno, code == f.__code__)
f.__code__ = code
print(f(q=1), f(1, c=5))
for wrong in dict(co_name=1), dict(co_nope=1), dict(co_varnames=()):
    try:
        f.__code__.replace(**wrong)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
