import sys
class Box:
    pass
x = []
b = Box()
b.item = x
print(sys.getrefcount(x))
b.again = x
print(sys.getrefcount(x), sys.getrefcount(b))
del b.item
print(sys.getrefcount(x))
del b
print(sys.getrefcount(x))
