import sys
print(sys.getrefcount([]))
print(sys.getrefcount({}))
print(sys.getrefcount(object()))
print(sys.getrefcount([1, 2][:]))
print(sys.getrefcount(1.5 * 2))
