a = 'hello'
b = ''.join(['hel', 'lo'])
print(a == b, a is b)
import sys
print(sys.intern(b) is a)
c = sys.intern(b)
print(c is a, b is a)
