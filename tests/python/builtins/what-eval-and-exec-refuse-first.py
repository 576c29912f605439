"""eval looks at its locals before its globals, exec at the globals first; each has words of its own."""
import types


class Names(dict):
    pass


def attempt(function, *args):
    try:
        print(function.__name__, function(*args))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


for function in (eval, exec):
    attempt(function, None, 1, 1)
    attempt(function, None, 'a')
    attempt(function, '1', {}, 5)
    attempt(function, '1', 5)
    attempt(function, '1', None, 5)
    attempt(function, '1', [], {})
    attempt(function, '1', types.MappingProxyType({}))
    attempt(function, None, None, None)
    attempt(function, 5, {}, {})
    attempt(function, '1', Names(), [])
    attempt(function, '1', 5, None)
    attempt(function, '1', Names(), 'a')
    attempt(function, '1', [], 5)
    attempt(function, None, {}, 5)
