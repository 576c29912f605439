# An argument that must be a str is told of as None, not NoneType; what is missing is told of before what is too much.
def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


for f, args in [
        (format, (1, None)), (str, (b'a', None)), (str, ('a', None)), (bytes, (None, None)), (bytes, (None, 2)), (bytes, ('a', None)),
        (bytes, (None, 'ascii')), (bytearray, (1, 2)), (bytes, ('a', 'ascii', None)), (type, (None, (), {})), (ExceptionGroup, (None, [])),
        ('a'.__format__, (None,)), (1 .__format__, (None,)), (1.5.__format__, (None,)), (1j.__format__, (None,)), (object().__format__, (None,)),
        ('a'.encode, (None,)), ('a'.encode, ('ascii', None)), (b'a'.decode, (None,)), (b'a'.decode, ('ascii', 3)), (bytes.fromhex, (None,)),
        (float.fromhex, (None,)), (float.__getformat__, (None,)), ('a'.maketrans, ('a', None)), ('a'.maketrans, ('a', 'b', None)),
        ('a'.replace, (None, 'b')), ('a'.replace, ('a', None)), ('a'.replace, ('a', 'b', None)), ('a'.replace, (1, 'b', None)),
        (b'a'.replace, ('a', b'b', None)), (b'a'.replace, (b'a', b'b', None)), ('a'.removeprefix, (None,)), ('a'.removesuffix, (None,)),
        ('a'.partition, (None,)), ('a'.find, (None,)), ('a'.center, (5, None)), (b'a'.center, (5, None)), (b'a'.ljust, (5, 'a')),
        (1 .to_bytes, (1, None)), (int.from_bytes, (b'a', None)), (compile, ('1', 'f', None)), (memoryview(b'abcd').cast, (None,))]:
    show(f, *args)
show(round, x=1)
show(round, 1, number=2)
show(round, 1, x=2)
show(pow, x=1)
show(pow, 2, x=1)
show(pow, 2, base=1, exp=3)
show(pow, 2, 3, x=1)
show(enumerate)
show(enumerate, start=1)
show(enumerate, iterable=1, x=2)
show(enumerate, [], iterable=[])
show(enumerate, [], x=1)
show(enumerate, x=[])
show(enumerate, start=1, y=[])
show(enumerate, 1, 2, 3)
show(lambda: list(enumerate(start=5, iterable='ab')))
show(type, 1, x=2)
show(type, 1, 2)
show(NameError, a=1)
show(NameError, a=1, b=2)
show(AttributeError, a=1, b=2)
show(AttributeError, a=1, b=2, c=3)
show(ImportError, a=1)
show(ImportError, a=1, b=2, c=3, d=4)
array = bytearray(b'abc')
for value in (b'x', 'x', 5, None, [1]):
    show(array.__setitem__, slice(None, None, 0), value)
show(bytes.fromhex, 'zz é')
show(bytes.fromhex, 'é')
show(bytes.fromhex, '00 1')
