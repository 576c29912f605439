# What is no frame is refused, once it has been asked for what a frame has.
import inspect


class Pretender:
    f_lineno = 3

    def __repr__(self):
        return 'a pretender'


class Better(Pretender):
    f_code = f_lasti = None


for wrong in 1, 'f', None, Pretender():
    try:
        inspect.getframeinfo(wrong)
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
