import sys
for i in (0, 1, -1, 2**30 - 1, 2**30, 2**60 - 1, 2**60, -2**90, 10**100):
    print(i, sys.getsizeof(i))
print(sys.getsizeof(True), sys.getsizeof(1.5), sys.getsizeof(None), sys.getsizeof(1j))
