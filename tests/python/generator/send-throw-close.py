def g():
    try:
        while True:
            try:
                got = yield 'ready'
                print('got', got)
            except ValueError as e:
                print('caught', e)
    finally:
        print('closing')
it = g()
print(next(it), it.send(1), it.throw(ValueError('v')))
it.close()
print(next(it, 'over'))
try:
    g().send(5)
except TypeError as e:
    print(e)
