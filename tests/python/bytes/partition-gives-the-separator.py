# bytes hand back the separator that was given, whatever it is; a bytearray copies it.
separator = bytearray(b"b")
parts = b"abc".partition(separator)
print(parts, parts[1] is separator)
print(b"abcb".rpartition(separator), b"abc".partition(bytearray(b"x")), b"abc".rpartition(bytearray(b"x")))
view = memoryview(b"c")
print(b"abc".partition(view)[1] is view)
one = b"b"
print(b"abc".partition(one)[1] is one)
parts = bytearray(b"abc").partition(separator)
print(parts, parts[1] is separator)
print(bytearray(b"abc").rpartition(view))


class Own(bytes):
    pass


own = Own(b"b")
print(type(Own(b"abc").partition(own)[1]), b"abc".partition(own)[1] is own)
