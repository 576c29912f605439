import sys
def one(o):
    return sys.getrefcount(o)
def keyword(*, o):
    return sys.getrefcount(o)
def default(o=None):
    return sys.getrefcount(o)
def star(*args):
    return sys.getrefcount(args[0])
def double_star(**kwargs):
    return sys.getrefcount(kwargs['o'])
x = []
print(one(x), keyword(o=x), default(x), star(x), double_star(o=x))
print(one([]), keyword(o=[]), star([]), double_star(o=[]))
print(one(*[x]), one(**{'o': x}))
