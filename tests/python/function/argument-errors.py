def f(a, b, *, c): pass
def g(a=1): pass
def h(a, /): pass
def none(): pass
for call in ('f()', 'f(1)', 'f(1, 2)', 'f(1, 2, 3, c=1)', 'f(1, 2, c=1, d=2)', 'f(1, a=2, c=3)', 'g(1, 2)', 'g(b=1)', 'h(a=1)', 'h()', 'none(1)', 'f(**{"a": 1}, **{"a": 2})', 'f(*1)', 'f(**1)', 'g(**{1: 2})', 'none(x=1)', 'len()', 'len(1, 2)', 'print(a=1)', 'int("1", bas=2)'):
    try:
        eval(call)
    except TypeError as e:
        print(call, '->', e)
