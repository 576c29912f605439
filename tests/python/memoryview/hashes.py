# A view that cannot be written to has a hash only if what it shows has one.
import array

for view in (memoryview(b"abc"), memoryview(b"abc")[::2], memoryview(b""), memoryview(b"ab").cast("c"), memoryview(b"ab").cast("b")):
    print(hash(view) == hash(view.tobytes()), end=" ")
print()
for view in (memoryview(bytearray(b"ab")).toreadonly(), memoryview(array.array("B", [1])).toreadonly(), memoryview(b"abcd").cast("i"),
             memoryview(array.array("i", [1])).toreadonly(), memoryview(bytearray(b"ab"))):
    try:
        print(hash(view))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


class Telling(bytes):
    def __hash__(self):
        print("asked")
        return 7


view = memoryview(Telling(b"xy"))
print(hash(view) == hash(b"xy"), hash(view) == hash(b"xy"))
