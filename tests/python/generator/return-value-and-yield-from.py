def inner():
    x = yield 1
    print('x', x)
    return 'result'
def outer():
    r = yield from inner()
    print('r', r)
    yield from 'ab'
it = outer()
print(next(it), it.send('sent'), list(it))
def empty():
    return 5
    yield
try:
    next(empty())
except StopIteration as e:
    print(e.value)
