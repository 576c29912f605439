# The size of a code object follows its instructions, in steps of eight bytes.
import sys


def nothing(): pass


def one_free(x):
    return lambda: x


def many_cells():
    a = b = c = d = 1

    def g():
        return a, b, c, d
    return g


def loop():
    for i in range(3):
        print(i)


def handlers(a):
    try:
        return a.b.c(1)
    except KeyError as e:
        raise
    finally:
        print(1)


for f in (nothing, one_free, one_free(1), many_cells, many_cells(), loop, handlers):
    code = f.__code__
    print(f.__name__, len(code.co_code), sys.getsizeof(code), code.__sizeof__())
print([sys.getsizeof(compile("+x" * n or "0", "", "eval")) for n in range(12)])
