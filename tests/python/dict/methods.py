d = {'a': 1}
print(d.setdefault('a', 5), d.setdefault('b', 5), d.pop('a'), d.pop('x', None), d.popitem(), d)
d.update({'x': 1}, y=2)
d.update([('z', 3), ['w', 4]])
print(d, dict.fromkeys('ab', 0), dict([(1, 2)], c=3), d | {'x': 9}, {**d, 'q': 0})
d |= {'new': 1}
e = d.copy()
e['x'] = 'copy'
print(d['x'], e == d, d.clear(), d)
for f in (lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: dict(5), lambda: {} + {}, lambda: {} < {}, lambda: {}.update(5)):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
