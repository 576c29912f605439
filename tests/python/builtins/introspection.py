print(isinstance(1, (str, int)), issubclass(bool, int), callable(len), callable(5), type(1), type(type), hasattr(1, 'real'))
print(repr(len), repr(int), abs(-3), abs(-2.5), pow(2, 3), divmod(17, 5), chr(97), ord('a'), ascii('é'), id(1) == id(1))
class A: x = 1
print([n for n in dir(A()) if not n.startswith('__')], getattr(A, 'x'), vars(A)['x'])
for f in (lambda: isinstance(1, 5), lambda: ord('ab'), lambda: chr(-1), lambda: chr(0x110000), lambda: abs('a'), lambda: issubclass(1, int), lambda: vars(1), lambda: getattr(1, 'x'), lambda: hash([]), lambda: ord(5)):
    try:
        f()
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
