import sys

def outer():
    x = [1]
    f = sys._getframe()
    inner(f)
    y = 2
    return f

def inner(f):
    a = 1
    d = f.f_locals
    b = 2
    d['z'] = [3]
    c = 4
    del d
    e = 5

outer()
g = sys._getframe()

# Further out still, of a generator's caller, and by locals () of a frame further in.
def middle(f):
    yield inner(f)

def far(n):
    kept = [n]
    f = sys._getframe()
    if n:
        return far(n - 1)
    g = f.f_back.f_back
    for _ in middle(g):
        pass
    del f
    return g.f_locals['kept']

print(far(3))
