from collections import namedtuple
P = namedtuple('P', 'x y')
p = P(1, y=2)
print(p, p.x, p[1], p == (1, 2), p._replace(x=5), p._asdict(), P._fields, len(p), isinstance(p, tuple))
x, y = p
print(x, y, P._make([3, 4]), namedtuple('D', ['a', 'b'], defaults=[9])(1))
for f in (lambda: P(1), lambda: P(1, 2, 3), lambda: namedtuple('P', 'class')):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    p.x = 5
except AttributeError as e:
    print(e)
