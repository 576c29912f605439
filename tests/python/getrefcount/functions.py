import sys
def f():
    pass
print(sys.getrefcount(f))
g = f
print(sys.getrefcount(f))
h = lambda: None
print(sys.getrefcount(h), sys.getrefcount(lambda: None))
