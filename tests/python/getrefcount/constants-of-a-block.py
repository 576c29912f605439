import sys
print(sys.getrefcount(24601))
print(sys.getrefcount(3.25))
print(sys.getrefcount('two words'))
print(sys.getrefcount((1, 2)))
print(sys.getrefcount(b'bytes'))
a = 24601
print(sys.getrefcount(a))
