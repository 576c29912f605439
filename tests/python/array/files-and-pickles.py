import array
import collections.abc
import copy
import io
import pickle

numbers = array.array("i", range(5))
file = io.BytesIO()
numbers.tofile(file)
print(len(file.getvalue()), file.seek(0))
back = array.array("i")
back.fromfile(file, 3)
print(back, isinstance(back, collections.abc.MutableSequence), issubclass(array.array, collections.abc.Sequence))
for wrong in (lambda: back.fromfile(file, 9), lambda: back.fromfile(io.StringIO("abc"), 1), lambda: back.fromfile(file, -1),
              lambda: back.tofile(3), lambda: back.fromfile(file)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
print(back)


class Named(array.array):
    pass


named = Named("d", [1.5, 2])
named.title = "halves"
for protocol in range(5):
    twin = pickle.loads(pickle.dumps(named, protocol))
    print(type(twin).__name__, twin, twin.title, pickle.loads(pickle.dumps(numbers, protocol)) == numbers)
print(copy.deepcopy(numbers))
for wrong in (lambda: array.array("i", "abc"), lambda: array.array("d", array.array("u", "abc"))):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
