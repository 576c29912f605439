# What runs at the end: exceptions go to sys.unraisablehook, those that exit too; what is registered meanwhile is not called; all is let go
# of when everything has run.
import atexit
import sys
import types


class Kept:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('gone', self.name)

    def __call__(self, *args, **kwargs):
        print('called', self.name)


class Exits:
    def __call__(self):
        sys.exit(3)

    def __repr__(self):
        return 'Exits'

    def __eq__(self, other):
        print('compared')
        return other == 5


def show(what):
    print(what.err_msg, what.exc_type.__name__, what.exc_value, what.object)


def fail(value):
    raise ValueError(value)


def late():
    print('late')
    atexit.register(print, 'never printed')
    print(atexit._ncallbacks())


sys.unraisablehook = show
fail.__qualname__ = 'fail'
atexit.register(Kept('first'), Kept('argument'), key=Kept('keyword'))
atexit.register(Kept('second'))
atexit.register(Exits())
atexit.register(late)
atexit.register(print, 'out')
atexit.register(print, 'taken out')
try:
    atexit.register(3)
except TypeError as error:
    print(error)
atexit.unregister(5)
print(atexit._ncallbacks())
atexit.register(Exits())
atexit._run_exitfuncs()
print(atexit._ncallbacks())


class Named:
    def __call__(self, value):
        raise KeyError(value)

    def __repr__(self):
        return 'Named'


atexit.register(Kept('third'), Kept('its argument'))
atexit.register(Named(), 'at the end')
atexit.register(Exits())
atexit.unregister(print)

module = types.ModuleType('made')
sys.modules['made'] = module
print(module)
print('end')
