# exits with 1
def g():
    yield 1
    raise StopIteration
list(g())
