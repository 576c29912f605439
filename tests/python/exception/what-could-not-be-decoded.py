# The bytes that could not be decoded may be given by anything that holds some; a bytearray is asked how long what extends it is.
for data in bytearray(b"a\xffb"), memoryview(b"xyz"), b"q", "text", 3:
    try:
        e = UnicodeDecodeError("ascii", data, 1, 2, "ouch")
        print(e, e.object, type(e.object), e.args)
    except TypeError as problem:
        print(problem)


class Endless:
    def __iter__(self):
        return iter(range(3))

    def __len__(self):
        raise RuntimeError("no length")


b = bytearray(b"x")
for extended in b.extend, [].extend:
    try:
        extended(Endless())
    except RuntimeError as problem:
        print(problem, b)
