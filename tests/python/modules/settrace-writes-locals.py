# What a function that traces or profiles writes into f_locals becomes the frame's variables when it returns.
import sys
import warnings


def run(name, f, tracer):
    sys.settrace(tracer)
    try:
        result = f()
    except Exception as error:
        result = type(error).__name__, str(error)
    finally:
        sys.settrace(None)
    print(name, result)


def at(function, line, action):
    """A tracer that calls ACTION before that line of the function, counted from its def."""
    def tracer(frame, event, arg):
        if event == 'line' and frame.f_code.co_name == function and frame.f_lineno - frame.f_code.co_firstlineno == line:
            action(frame)
        return tracer
    return tracer


def set_x(frame):
    space = frame.f_locals
    space['x'] = ['written']


def delete_x(frame):
    del frame.f_locals['x']


def plain():
    x = 1
    y = 2
    return x, y


run('written', plain, at('plain', 3, set_x))
run('bound again', plain, at('plain', 1, set_x))
run('deleted', plain, at('plain', 3, delete_x))
run('cleared', plain, at('plain', 3, lambda frame: frame.f_locals.clear()))
run('asked for again', plain, at('plain', 3, lambda frame: (set_x(frame), frame.f_locals)))


def other_names():
    x = 1
    return sorted(locals().items())


run('no variable', other_names, at('other_names', 2, lambda frame: frame.f_locals.update(zz=5)))


def cell():
    x = 1
    def get():
        return x
    return x, get()


run('cell', cell, at('cell', 4, set_x))
run('cell deleted', cell, at('cell', 4, delete_x))


def outer():
    x = 1
    def inner():
        y = x
        return y, x
    return inner(), x


run('free', outer, at('inner', 1, set_x))
run('free deleted', outer, at('inner', 1, delete_x))


def three():
    x = 1
    x = 2
    x = 3
    return x


kept = []


def keep(frame, event, arg):
    if frame.f_code is three.__code__ and event == 'line':
        if not kept:
            kept.append(frame.f_locals)
        kept[0]['x'] = 'not asked for'
    return keep


run('kept', three, keep)


def unbound(flag):
    if flag:
        y = 1
    z = 0
    return y


run('unbound', lambda: unbound(False), at('unbound', 4, lambda frame: frame.f_locals.update(y='bound')))


def called(a, b=2):
    return a, b


def write_at(when):
    def tracer(frame, event, arg):
        if frame.f_code is called.__code__ and event == when:
            frame.f_locals.update(a='A', b='B')
        return tracer
    return tracer


run('call', lambda: called(1), write_at('call'))
run('return', lambda: called(1), write_at('return'))
sys.setprofile(write_at('call'))
result = called(1)
sys.setprofile(None)
print('profiled', result)


def calls_native():
    x = 1
    len('a')
    return x


def profiler(frame, event, arg):
    if frame.f_code is calls_native.__code__ and event == 'c_call' and arg is len:
        set_x(frame)


sys.setprofile(profiler)
result = calls_native()
sys.setprofile(None)
print('profiled native call', result)


def handles():
    x = 1
    try:
        1 / 0
    except ZeroDivisionError:
        return x


def at_exception(frame, event, arg):
    if event == 'exception':
        set_x(frame)
    return at_exception


run('exception', handles, at_exception)


def raises(frame):
    set_x(frame)
    raise ValueError('from the tracer')


def catches():
    x = 1
    try:
        y = 2
    except ValueError as error:
        return x, str(error)


run('raised', catches, at('catches', 3, raises))


def stops(frame):
    set_x(frame)
    sys.settrace(None)


run('no longer traced', plain, at('plain', 3, stops))


def inner():
    z = 1
    return z


def calls_inner():
    x = 1
    inner()
    return x


run('of a caller', calls_inner, at('inner', 2, lambda frame: set_x(frame.f_back)))


def generate():
    x = 1
    yield x
    yield x


run('generator', lambda: list(generate()), at('generate', 3, set_x))


def make_class():
    class Made:
        x = 1
        def m(self):
            return __class__
        y = x
    return Made.y, Made().m() is Made


run('class', make_class, at('Made', 4, set_x))
run('class cell', make_class, at('Made', 4, lambda frame: frame.f_locals.update(__class__=int)))


def asks_itself():
    x = 1
    space = sys._getframe().f_locals
    space['x'] = 'mine'
    x = 2
    space['x'] = 'mine again'
    return x


run('asked for by itself', asks_itself, at('', 0, None))


def comprehension():
    return [i
            for i in range(2)
            if i < 9]


run('comprehension', comprehension, at('comprehension', 1, lambda frame: frame.f_locals.update(i=7)))
with warnings.catch_warnings():
    warnings.simplefilter('error')
    sys.unraisablehook = lambda told: print(type(told.object).__name__, repr(told.exc_value))
    run('deleted with warnings as errors', plain, at('plain', 3, delete_x))
