for c in (ZeroDivisionError, KeyError, FileNotFoundError, UnicodeDecodeError, RecursionError, StopIteration, KeyboardInterrupt, ModuleNotFoundError, UnboundLocalError, NotImplementedError, BrokenPipeError):
    print([k.__name__ for k in c.__mro__[:-1]])
print(issubclass(bool, int), IOError is OSError)
