import gc
t = tuple([int('1000'), 'x'])
d = {}
d['a'] = 1
print(gc.is_tracked(t), gc.is_tracked(d))
d['b'] = []
print(gc.is_tracked(d))
del d['b']
print(gc.is_tracked(d))
gc.collect()
print(gc.is_tracked(t), gc.is_tracked(d))
