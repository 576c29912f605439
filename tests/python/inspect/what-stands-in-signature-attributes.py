# __signature__ is a Signature, its text, or what gives one; anything else is refused, also what a class keeps for its instances.
import inspect


class Adding:
    def __init__(self, function):
        self.function = function

    def __call__(self, more, *rest):
        return more + self.function(*rest)

    @property
    def __signature__(self):
        own = inspect.signature(self.function)
        return own.replace(parameters=[inspect.Parameter('more', inspect.Parameter.POSITIONAL_OR_KEYWORD), *own.parameters.values()])


def told(o):
    try:
        print(inspect.signature(o))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, str(error).split(' at 0x')[0])


told(Adding(lambda x: x))
told(Adding)
told(Adding.__call__)


def f(a, b):
    return a


for given in (None, 34, 'text', '(x, y=1)', [], lambda: '(p, /)', lambda: 5, inspect.signature(told), lambda: inspect.signature(told)):
    f.__signature__ = given
    told(f)
