import sys
for value in (None, True, False, Ellipsis, NotImplemented, 0, 1, -5, 256, (), '', 'a', 'é', b'', b'a'):
    print(repr(value), sys.getrefcount(value))
