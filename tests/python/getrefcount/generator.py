import sys
def g(o):
    yield sys.getrefcount(o)
    yield
x = []
it = g(x)
print(sys.getrefcount(x))
print(next(it))
it.close()
print(sys.getrefcount(x))
