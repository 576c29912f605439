from collections import Counter, defaultdict
c = Counter('banana')
print(c, c['x'], c.most_common(1), sorted(c.elements()), c + Counter('b'), c - Counter('aa'))
d = defaultdict(list)
d['a'].append(1)
print(d, d['new'], len(d), 'q' in d, d.get('q'))
e = defaultdict(int, x=5)
e['y'] += 1
print(dict(e), e.default_factory)
try:
    defaultdict(None)['k']
except KeyError as err:
    print(repr(err))
