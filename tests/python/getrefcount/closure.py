import sys
def outer():
    kept = []
    def inner():
        return sys.getrefcount(kept)
    print(sys.getrefcount(kept))
    return inner
f = outer()
print(f())
print(sys.getrefcount(f.__closure__[0].cell_contents))
