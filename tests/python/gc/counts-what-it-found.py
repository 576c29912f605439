import gc
gc.collect()
gc.disable()
def cycle():
    l = []
    l.append(l)
cycle()
print(gc.collect())
a, b = {}, {}
a['b'], b['a'] = b, a
del a, b
print(gc.collect())
class N: pass
n = N(); n.self = n
del n
print(gc.collect())
t = ([],)
t[0].append(t)
del t
print(gc.collect(), gc.collect(), gc.isenabled())
gc.enable()
