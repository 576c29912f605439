# Whatever could be a sequence has its index looked at before it says that it takes no items.
import functools
import itertools

class Index:
    def __index__(self):
        print('asked')
        return 1

class Own:
    pass

def attempt(f):
    try:
        f()
    except Exception as error:
        return f'{type(error).__name__}: {error}'

for x in ((1, 2), 'ab', b'ab', range(3), {1}, frozenset(), {}.keys(), Own(), 1, 1.5, None, len, iter([]), itertools.count(), functools.partial(len)):
    for key in (2 ** 70, -2 ** 70, Index(), 'a', None, 0):
        def put():
            x[key] = 1
        def remove():
            del x[key]
        print(type(x).__name__, attempt(put), '|', attempt(remove))
