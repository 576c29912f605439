# The group that except* makes around a plain exception begins without a traceback.
import traceback


def raises_it():
    try:
        1 / 0
    except* ZeroDivisionError as group:
        print(group.__traceback__, group.exceptions[0].__traceback__ is not None)
        raise group


def raises_again():
    try:
        1 / 0
    except* ZeroDivisionError:
        raise


def raises_another():
    try:
        {}['k']
    except* ValueError:
        pass
    except* Exception as group:
        raise group from None


for function in (raises_it, raises_again, raises_another):
    try:
        function()
    except BaseException as error:
        traceback.print_exception(error)
