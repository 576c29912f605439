l = [[1], [2], [3]]
for item in l:
    item.append('x')
print(l)
for item in l:
    item = 'rebound'
print(l)
for i, item in enumerate(l):
    l[i] = item[0]
print(l, item)
