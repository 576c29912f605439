# What a closed StringIO says: methods from the base of all streams have words of their own.
import io

stream = io.StringIO("text")
stream.close()
for name, *args in (("read",), ("readline",), ("readlines",), ("write", "x"), ("writelines", []), ("flush",), ("isatty",), ("fileno",),
                    ("__enter__",), ("__iter__",), ("__next__",), ("readable",), ("tell",), ("seek", 0), ("truncate",), ("getvalue",)):
    try:
        print(name, getattr(stream, name)(*args))
    except ValueError as error:
        print(name, type(error).__name__, error)
for name, *args in (("read",), ("read", 1), ("readall",), ("readinto", bytearray(1)), ("write", b"x")):
    try:
        getattr(io.RawIOBase(), name)(*args)
    except NotImplementedError as error:
        print(name, repr(error))
try:
    open(1000)
except OSError as error:
    print(repr(error))
