# countOf and indexOf tell of what cannot be searched; a bytearray looks at the value first; empty views that step over bytes have gaps.
import operator

for function in (operator.countOf, operator.indexOf):
    for sought in (5, None, 1.5, [1, 2], 'ab'):
        try:
            print(function(sought, 2))
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)


class Shortening:
    def __init__(self, array):
        self.array = array

    def __index__(self):
        self.array.clear()
        return 1


array = bytearray(b'abc')
for index, value in ((9, 300), (9, 5), (-9, -1), (0, 'x'), (0, 1.5), (9, None), (0, Shortening(array)), (-1, Shortening(array))):
    try:
        array[index] = value
        print(array)
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
for a, b, c in ((3, 3, 2), (3, 3, -1), (3, 3, 1), (0, 1, 5), (0, 4, 2), (4, 0, -1), (9, 9, 3)):
    view = memoryview(b'abcdef')[a:b:c]
    print(view.shape, view.strides, view.contiguous, view.c_contiguous, view.f_contiguous, bytes(view))
