# frame.f_lineno is None where an instruction has no line: at the implicit end behind except*.
import sys


def trace(frame, event, arg):
    print(event, frame.f_lineno)
    return trace


def splits():
    try:
        raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
    except* ValueError as e:
        e
    except* TypeError:
        pass


sys.settrace(trace)
splits()
sys.settrace(None)


def module_frame():
    exec(compile('import sys\nprint(sys._getframe().f_lineno)', 'x', 'exec'))
    print(sys._getframe().f_lineno, (lambda: sys._getframe().f_lineno)())


module_frame()


def generates():
    yield 1


g = generates()
print(g.gi_frame.f_lineno)
next(g)
print(g.gi_frame.f_lineno)
frame = g.gi_frame
list(g)
print(frame.f_lineno)
