# Types with a size of their own have a __sizeof__ of their own; that of object tells what follows from the type alone.
import array
import collections
import sys

for kind in (list, dict, set, frozenset, int, str, bytearray, type, array.array, collections.deque):
    print(kind.__name__, '__sizeof__' in vars(kind), kind.__sizeof__, kind.__sizeof__.__qualname__)
    for x in (1, [], 'a'):
        try:
            print(kind.__sizeof__(x))
        except TypeError as error:
            print(error)
print([t.__name__ for t in (tuple, bytes, float, bool, object, range, slice, memoryview) if '__sizeof__' in vars(t)])
for x in ([1, 2, 3], {1: 2}, {1}, 'abc', 0, 1, -1, 2 ** 30, -2 ** 70, True, (1, 2), b'ab', 1.5, None, bytearray(5), range(3), memoryview(b'')):
    print(x if not isinstance(x, memoryview) else 'memoryview', object.__sizeof__(x), x.__sizeof__(), sys.getsizeof(x))

class L(list):
    def __sizeof__(self):
        return super().__sizeof__() + object.__sizeof__(self)

print(L([1, 2]).__sizeof__(), sys.getsizeof(L()))
