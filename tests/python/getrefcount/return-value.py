import sys
def make():
    x = []
    return x
print(sys.getrefcount(make()))
a = make()
print(sys.getrefcount(a))
