# An exception that is ignored and was raised in no frame of its own is told as of the frame that runs.
import sys


class NoSelf:
    def __del__():
        pass


def leaves():
    kept = NoSelf()
    raise KeyError(1)


def divides():
    return [NoSelf(), 1 / 0]


def told(unraisable):
    print(unraisable.exc_type.__name__, unraisable.exc_value, unraisable.err_msg, unraisable.object.__qualname__)
    traceback = unraisable.exc_traceback
    while traceback is not None:
        print("  line", traceback.tb_lineno, "of", traceback.tb_frame.f_code.co_name)
        traceback = traceback.tb_next
    print(unraisable.exc_value.__traceback__ is unraisable.exc_traceback)


sys.unraisablehook = told
NoSelf()
for use in (leaves, divides):
    try:
        use()
    except (KeyError, ZeroDivisionError) as e:
        print(type(e).__name__)
thing = NoSelf()
del thing
table = {}
try:
    table[NoSelf()] = NoSelf().nope
except AttributeError as e:
    print(e)
