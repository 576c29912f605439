import copy, sys
a = [[]]
b = copy.deepcopy(a)
print(sys.getrefcount(a[0]), sys.getrefcount(b), sys.getrefcount(b[0]))
c = a[:]
print(sys.getrefcount(a[0]), sys.getrefcount(c))
