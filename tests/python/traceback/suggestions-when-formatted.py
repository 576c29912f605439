# Names that might be meant are told by all functions of traceback, in every kind of frame.
import traceback


class Kind:
    attribute = 1

    def method(self):
        attribute


def function():
    variable = 1
    variabel


def nothing_near():
    zzzzzzzzz


sources = ['value = 1\nvalu', 'def f():\n    inner = 1\n    return inne\nf()', 'time', 'class A:\n    name = 1\n    nam']


def tell(error):
    print(traceback.format_exception_only(error))
    print(traceback.format_exception(error)[-1], end='')
    print(''.join(traceback.format_exception(type(error), error, error.__traceback__)).splitlines()[-1])
    print(list(traceback.TracebackException.from_exception(error).format_exception_only()), str(traceback.TracebackException.from_exception(error)))
    traceback.print_exc(limit=0)


for call in [function, nothing_near, Kind().method] + [lambda s=s: exec(s, {}) for s in sources]:
    try:
        call()
    except NameError as error:
        tell(error)
error = NameError("name 'x' is not defined", name='prin')
error.add_note('a note')
tell(error)
try:
    raise error
except NameError:
    tell(error)
