import sys
l = []
l.append(l)
print(sys.getrefcount(l))
l.append(l)
print(sys.getrefcount(l), l)
l.clear()
print(sys.getrefcount(l))
