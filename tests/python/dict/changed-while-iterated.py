# exits with 1
d = {'a': 1, 'b': 2}
for k in d:
    d[k] = 0
print(d)
try:
    for k in d:
        d[k + 'x'] = 1
except RuntimeError as e:
    print(e)
for k in d:
    del d[k]
