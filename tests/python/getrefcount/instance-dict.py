import sys
class Box:
    pass
b = Box()
b.x = []
d = b.__dict__
print(sys.getrefcount(d), sys.getrefcount(b.x))
e = b.__dict__
print(d is e, sys.getrefcount(d))
del b
print(sys.getrefcount(d), d)
