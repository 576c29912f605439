def g():
    try:
        yield 1
    finally:
        print('finally')
it = g()
next(it)
print('before del')
del it
print('after del')
for x in g():
    break
print('after break')
