import sys
s = ''.join(['run', 'time'])
print(sys.getrefcount(s))
t = sys.intern(s)
print(t is s)
u = sys.intern(''.join(['never', ' ', 'seen']))
print(u is sys.intern(''.join(['never', ' ', 'seen'])))
