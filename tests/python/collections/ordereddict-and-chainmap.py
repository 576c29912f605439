from collections import OrderedDict, ChainMap
o = OrderedDict(a=1, b=2)
o.move_to_end('a')
print(o, o.popitem(last=False), o == {'a': 1}, OrderedDict([(1, 2), (3, 4)]) == OrderedDict([(3, 4), (1, 2)]))
c = ChainMap({'a': 1}, {'a': 2, 'b': 3})
c['new'] = 5
print(c['a'], c['b'], sorted(c), c.maps[0])
