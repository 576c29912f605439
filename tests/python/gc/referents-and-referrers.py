import gc
a = [1000]
b = [a, 'text']
d = {'key': a}
print([type(o).__name__ for o in gc.get_referents(b)], gc.get_referents(1), [type(o).__name__ for o in gc.get_referents(d)])
r = [o for o in gc.get_referrers(a) if o is not globals()]
print(len(r), any(o is b for o in r), any(o is d for o in r), any(o is globals() for o in gc.get_referrers(a)))
