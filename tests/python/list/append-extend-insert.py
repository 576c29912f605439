l = []
print(l.append(1), l.extend('ab'), l.insert(0, 'first'), l)
l.insert(100, 'last')
l.insert(-100, 'zeroth')
l.insert(-1, 'before last')
print(l)
l += (1, 2)
l.extend(l)
print(len(l))
