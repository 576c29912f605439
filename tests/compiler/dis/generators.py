def g(a):
    x = yield a
    yield from x
    return [i for i in (yield)]
h = (i for i in z if i for j in [i])
