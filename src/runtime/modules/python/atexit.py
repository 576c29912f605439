"""Functions that are called when the program ends."""

_stands_for_native = True
# Of each its keyword arguments, its arguments and itself, which a tuple gives up from its end; None of one that was taken out.
_registered = []


def register(func, /, *args, **kwargs):
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _registered.append((kwargs, args, func))
    return func


def unregister(func, /):
    for index, entry in enumerate(_registered):
        if entry is not None and (entry[2] is func or entry[2] == func):
            _registered[index] = None


def _clear():
    while _registered:
        del _registered[0]


def _ncallbacks():
    return len(_registered)


def _run_exitfuncs():
    from _threads import ignored
    for index in range(len(_registered) - 1, -1, -1):
        if index < len(_registered) and _registered[index] is not None:
            kwargs, args, function = _registered[index]
            try:
                function(*args, **kwargs)
            except BaseException as error:
                ignored(error, function, "Exception ignored in atexit callback")
            del kwargs, args, function
    _clear()

_built_in = (_clear, _ncallbacks, _run_exitfuncs, register, unregister)
