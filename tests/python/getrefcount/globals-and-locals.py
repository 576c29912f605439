import sys
x = []
globals()['y'] = x
print(sys.getrefcount(x), y is x)
def f(o):
    before = sys.getrefcount(o)
    l = locals()
    return before, sys.getrefcount(o)
print(f(x))
print(sys.getrefcount(x))
