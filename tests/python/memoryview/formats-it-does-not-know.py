# A view of characters has a format that views cannot read; it has bytes all the same.
import array


def tell(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


def put(view, value):
    view[0] = value


view = memoryview(array.array("u", "ab"))
print(view.format, view.itemsize, len(view), view.tobytes())
tell(lambda: view[0])
tell(lambda: view.tolist())
tell(lambda: list(view))
tell(lambda: put(view, "c"))
tell(lambda: view == view)
tell(lambda: view == array.array("u", "ab"))
tell(lambda: view[1:].tobytes())
tell(lambda: view.cast("B")[4])
for code in "fd":
    numbers = memoryview(array.array(code, [1.5]))
    tell(lambda: put(numbers, "text"))
    tell(lambda: put(numbers, None))
    tell(lambda: put(numbers, 10 ** 400))
    tell(lambda: put(numbers, 2))
    print(numbers[0])


class Refuses:
    def __init__(self, error):
        self.error = error

    def __index__(self):
        raise self.error

    __float__ = __index__


for view in memoryview(bytearray(8)), memoryview(bytearray(8)).cast("d"):
    for error in TypeError, ValueError, OverflowError, KeyError:
        tell(lambda: put(view, Refuses(error("its own"))))
