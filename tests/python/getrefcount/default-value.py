import sys
def f(seen=[]):
    return sys.getrefcount(seen)
print(f())
print(f())
print(sys.getrefcount(f.__defaults__[0]))
