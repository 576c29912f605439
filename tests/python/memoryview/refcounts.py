import sys
a = bytearray(b'abc')
m = memoryview(a)
print(sys.getrefcount(a))
n = m[1:]
print(sys.getrefcount(a), sys.getrefcount(m))
with memoryview(a) as k:
    print(sys.getrefcount(a))
del m, n, k
print(sys.getrefcount(a))
