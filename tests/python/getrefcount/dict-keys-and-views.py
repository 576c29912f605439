import sys
k = ('a', int('1000'))
d = {k: 1}
print(sys.getrefcount(k))
s = {k}
print(sys.getrefcount(k))
v = d.keys()
print(sys.getrefcount(d))
i = iter(v)
print(sys.getrefcount(d), sys.getrefcount(v))
