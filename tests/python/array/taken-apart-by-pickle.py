# What pickle makes of arrays, and the function that reads it again.
import array
import copy
import pickle
from array import _array_reconstructor


def tried(make):
    try:
        print(make())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


class Own(array.array):
    pass


own = Own("h", [1, 2])
own.x = 5
for a in own, array.array("u", "a\u20ac"), array.array("b", [-1]), array.array("Q", [1]), array.array("f", [1.5]), array.array("L"):
    for protocol in 0, 2, 3, 5:
        print(protocol, a.__reduce_ex__(protocol)[1:])
        again = pickle.loads(pickle.dumps(a, protocol))
        print(again == a, type(again) is type(a), getattr(again, "x", None), len(pickle.dumps(a, protocol)) if protocol < 4 else "")
print(array.array("i").__reduce_ex__(3)[0] is _array_reconstructor, _array_reconstructor, copy.deepcopy(own))
for argument in "x", None, True, -1:
    tried(lambda: array.array("i", [1]).__reduce_ex__(argument))
kind = array.array
for args in (), ("", "b", 0, b""), (str, "b", 0, b""), (kind, b"", 0, b""), (kind, "?", 0, b""), (kind, "bb", 0, b""), (kind, "b", -1, b""), \
        (kind, "b", 22, b""), (kind, "b", 21, b""), (kind, "b", 0, ""), (kind, "d", 16, b"a"), (kind, "b", "x", b""), (kind, 1, 0, b""), \
        (kind, "i", 5, b"\0\1\xff\xff"), (kind, "i", 5, b"\0\1\xff"), (kind, "H", 8, b"\xff" * 4), (kind, "B", 7, b"\0\0\1\0"), \
        (kind, "q", 11, b"\xff" * 8), (kind, "d", 15, b"\x3f\x80\0\0"), (kind, "f", 17, b"\x3f\xf0" + bytes(6)), (kind, "u", 18, b"a\0\xe9\0"), \
        (kind, "u", 21, b"\0\0\0a\0\0\0b"), (kind, "u", 6, b"a\0\0\0"), (kind, "i", 16, bytes(8)), (kind, "L", 10, b"\1" + bytes(7)), \
        (Own, "h", 5, b"\0\1"), (kind, "u", 18, b"\0\xd8\0\xd8"):
    tried(lambda: (args[1:], _array_reconstructor(*args)))
