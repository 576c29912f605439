"""Functions that are called when the program ends."""

_stands_for_native = True
_registered = []


def register(func, /, *args, **kwargs):
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _registered.append((func, args, kwargs))
    return func


def unregister(func, /):
    _registered[:] = [entry for entry in _registered if entry[0] != func]


def _clear():
    _registered.clear()


def _ncallbacks():
    return len(_registered)


def _run_exitfuncs():
    from sys import excepthook, exception
    while _registered:
        function, args, kwargs = _registered.pop()
        try:
            function(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException as error:
            from sys import stderr
            stderr.write("Exception ignored in atexit callback: %r\n" % (function,))
            excepthook(type(error), error, error.__traceback__)

_built_in = (_clear, _ncallbacks, _run_exitfuncs, register, unregister)
