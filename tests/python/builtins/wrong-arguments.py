# What built-in functions and methods say of arguments they cannot take.
import array


class Odd:
    def __index__(self):
        return "x"

    def __int__(self):
        return "y"


class Named(str):
    def __str__(self):
        return "by __str__"


buffer = bytearray(b"abc")
numbers = array.array("i", [1, 2, 3])
window = memoryview(numbers)
for call in ("iter(5, 5)", "enumerate()", "enumerate(1, 2, 3)", "max([1], foo=1)", "min([1], foo=1)", "''.find()", "''.index()",
             "''.count()", "''.startswith()", "''.endswith(1, 2, 3, 4)", "b''.find()", "b''.rindex()", "b''.count(1, 2, 3, 4)",
             "bytearray().startswith()", "bytes('a', 5)", "bytes('a', 'ascii', 5)", "bytearray('a', 5)", "b'abc'.hex('é')",
             "b'abc'.hex(5)", "b'abc'.hex('ab')", "b'abc'.hex(b'-')", "b'abc'.hex([1])", "buffer.extend(5)", "array.array()",
             "array.array('i', [], 1)", "'%d' % Odd()", "'%x' % Odd()", "'%c' % Odd()", "'%i' % 1j", "'%c' % -1",
             "'é€'.encode('ascii', 'namereplace')", "'\\x80'.encode('ascii', 'namereplace')", "f'{Named()}'", "'{}'.format(Named())",
             "format(Named('a'), '>3')", "(window.format, window.itemsize, window.tolist(), window[1], window.nbytes, len(window))",
             "window == numbers", "window == array.array('d', [1, 2, 3])", "window.__setitem__(0, 2**40)", "window.cast('B')[4]"):
    try:
        print(call, "->", eval(call))
    except (TypeError, ValueError, OverflowError) as e:
        print(call, "->", type(e).__name__, e)
window[0] = 99
print(numbers)


class Sub(set):
    pass


print(type(Sub([1]).copy()), type(Sub([1]) | {2}))
