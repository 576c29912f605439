import sys
a = int('257')
b = int('-6')
print(sys.getrefcount(a), sys.getrefcount(b))
c = a
print(sys.getrefcount(a))
