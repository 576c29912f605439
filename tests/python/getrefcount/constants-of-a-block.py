import sys
print(sys.getrefcount(24601))
print(sys.getrefcount(3.25))
print(sys.getrefcount('two words'))
a = 24601
print(sys.getrefcount(a))
