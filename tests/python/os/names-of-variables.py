# Names and values that the environment cannot have.
import os

for put in (lambda: os.environ.__setitem__('', 'x'), lambda: os.environ.__setitem__('a=b', 'x'), lambda: os.environ.__setitem__('a\0b', 'x'),
            lambda: os.environ.__setitem__('ab', 'x\0'), lambda: os.putenv('', 'x'), lambda: os.putenv('=', 'x'), lambda: os.unsetenv(''),
            lambda: os.unsetenv('a=b'), lambda: os.environ.__delitem__(''), lambda: os.environ.__delitem__('no such name'),
            lambda: os.environ.__delitem__(1), lambda: os.putenv('a', 'b\0'), lambda: os.environ.__setitem__('a', 1),
            lambda: os.environ.update(greeting='hello'), lambda: os.environ['greeting'], lambda: os.environ.pop('greeting')):
    try:
        print(put())
    except (OSError, ValueError, KeyError, TypeError) as error:
        print(type(error).__name__, error)
