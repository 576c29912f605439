# What a bound or an alias stands for is computed when asked for; what goes wrong there is told without the frames of the library.
import traceback

type X = Y1


class A[T: Y2]:
    pass


def f[T: (Y3, int)]():
    pass


for g in (lambda: X.__value__, lambda: A.__type_params__[0].__bound__, lambda: f.__type_params__[0].__constraints__, lambda: X[1]):
    try:
        g()
    except Exception as error:
        print(''.join(traceback.format_exception(error)), end='')
