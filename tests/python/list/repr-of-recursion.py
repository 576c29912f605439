l = [1]
l.append(l)
print(l)
d = {}
d['d'] = d
l.append(d)
d['l'] = l
print(l)
print(d)
t = (l,)
l.append(t)
print(t)
