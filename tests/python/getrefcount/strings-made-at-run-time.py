import sys
s = ''.join(['two', ' words'])
print(sys.getrefcount(s))
t = s + '!'
u = str(s)
print(sys.getrefcount(s), sys.getrefcount(t), u is s)
