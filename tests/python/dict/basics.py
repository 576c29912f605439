d = {'a': 1, 'b': 2}
d['c'] = 3
d['a'] = 10
print(d, d['a'], d.get('x'), d.get('x', 0), 'a' in d, 1 in d, len(d))
print(list(d), list(d.keys()), list(d.values()), list(d.items()), d.keys(), d.values(), d.items())
del d['b']
d['b'] = 'again'
print(d, list(reversed(d)))
for f in (lambda: d['x'], lambda: d[[]], lambda: d.pop('x'), lambda: {}.popitem(), lambda: {[]: 1}, lambda: d[1, 2]):
    try:
        f()
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
