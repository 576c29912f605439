# exits with 1
def g():
    yield next(it)
it = g()
next(it)
