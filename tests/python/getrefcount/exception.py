import sys
x = []
try:
    raise ValueError(x)
except ValueError as e:
    print(sys.getrefcount(x), sys.getrefcount(e))
print(sys.getrefcount(x))
