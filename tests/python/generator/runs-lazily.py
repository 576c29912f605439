def g():
    print('start')
    yield 1
    print('middle')
    yield 2
    print('end')
it = g()
print('made')
print(next(it))
for x in it:
    print('loop', x)
print(list(g()))
