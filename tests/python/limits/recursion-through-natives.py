# How deep calls go that pass through functions written in C.
import functools

n = 0


def show(f, *args):
    try:
        f(*args)
    except RecursionError as error:
        print(error, n)


def through_partial(x):
    global n
    n += 1
    functools.partial(through_partial, x)()


def through_max(x):
    global n
    n += 1
    return max([1], key=through_max)


for f in (through_partial, through_max):
    n = 0
    show(f, 1)
