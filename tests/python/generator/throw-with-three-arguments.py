import sys


def g():
    try:
        yield 1
    except ValueError as e:
        print(repr(e))
        yield 2


for arguments in (ValueError,), (ValueError, 'a'), (ValueError, ValueError('b')), (ValueError, ('c', 'd'), None):
    it = g()
    next(it)
    print(it.throw(*arguments))
