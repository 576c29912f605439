# What is wrong with several arguments is told of the one that is looked at first.
import array
import binascii
import math

def attempt(f, *args, **kwargs):
    try:
        print(type(f(*args, **kwargs)).__name__)
    except Exception as error:
        print(type(error).__name__, error)

attempt(compile, 1, 2, 3)
attempt(compile, 'x', 'f', 3, 'a')
attempt(compile, 'x', 'f', 'bad', 'a')
attempt(compile, 'x', 'f', 'bad', 1 << 40)
attempt(compile, 'x', 'f', 'bad', 1 << 30)
attempt(compile, 'x', 'f', 'exec', 0, 0, 1 << 40)
attempt(compile, 'x', 'a\0b', 'exec')
attempt(compile, 'x', 'a', 'ex\0ec')
attempt(compile, 'x', 'f', 'exec', 0, 0, -1, 3)
attempt(array.array, 'z', 1)
attempt(array.array, 'z', 'a')
attempt(array.array, 'z', [1])
attempt(array.array, 'z', b'a')
attempt(array.array, 'z', array.array('u', 'a'))
attempt(array.array, 'i', 'a')
attempt(array.array, 'zz', 1)
attempt(math.dist, ['a'], [1, 2])
attempt(math.dist, [1, 'a'], ['b', 1])
attempt(math.dist, 1, 2)
attempt(math.dist, [1], 2)
attempt(math.dist, iter([1, 2]), {3, 4})
attempt(binascii.hexlify, b'', None)
attempt(binascii.hexlify, b'ab', 1, 'a')
attempt(binascii.hexlify, b'ab', ':', 1 << 40)
attempt(b'ab'.hex, bytes_per_sep=1 << 40)
attempt(binascii.hexlify, b'ab', ':')
