def g():
    print('evaluated')
    return [1]
it = (x for x in g())
print('made')
print(next(it))
try:
    (x for x in 5)
except TypeError as e:
    print(e)
