# Of a list or tuple CPython takes the bytes at once, but begins anew if one of them is not exactly an int.
import sys

for source in (False, 2), (1, 2), [True], [1, 2, True], [3] * 20, [3] * 20 + [True], {1: 2}, range(10), b'', b'a', ():
    print(source, sys.getsizeof(bytearray(source)))
print([sys.getsizeof(bytearray(i for i in range(n))) for n in range(20)])
print([sys.getsizeof(bytearray([True] * n)) for n in range(20)])
print(bytearray([True, False, 7]), bytearray((True,)))
