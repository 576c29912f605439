"""The debugger that a program calls for. Here that is the stepper: a program that stops at a breakpoint can be stepped in both directions."""

import cmd
import sys

__all__ = ["Pdb", "help", "pm", "post_mortem", "run", "runcall", "runctx", "runeval", "set_trace"]


class Restart(Exception):
    pass


class Pdb(cmd.Cmd):
    """Stands where programs derive from the debugger or start one."""

    prompt = "(Pdb) "

    def __init__(self, completekey="tab", stdin=None, stdout=None, skip=None, nosigint=False, readrc=True):
        super().__init__(completekey, stdin, stdout)

    def set_trace(self, frame=None):
        sys.breakpointhook()

    def run(self, cmd, globals=None, locals=None):
        if globals is None:
            globals = sys.modules["__main__"].__dict__
        sys.breakpointhook()
        exec(cmd, globals, globals if locals is None else locals)

    def runeval(self, expr, globals=None, locals=None):
        if globals is None:
            globals = sys.modules["__main__"].__dict__
        sys.breakpointhook()
        return eval(expr, globals, globals if locals is None else locals)

    def runcall(self, func, /, *args, **kwds):
        sys.breakpointhook()
        return func(*args, **kwds)


def set_trace(*, header=None):
    if header is not None:
        print(header)
    sys.breakpointhook()


def run(statement, globals=None, locals=None):
    Pdb().run(statement, globals, locals)


def runctx(statement, globals, locals):
    run(statement, globals, locals)


def runeval(expression, globals=None, locals=None):
    return Pdb().runeval(expression, globals, locals)


def runcall(*args, **kwds):
    return Pdb().runcall(*args, **kwds)


def post_mortem(t=None):
    """Stops here; the steps that led to the exception T are there to be gone back to."""
    if t is None and sys.exc_info()[2] is None:
        raise ValueError("A valid traceback must be passed if no exception is being handled")
    sys.breakpointhook()


def pm():
    post_mortem(getattr(sys, "last_exc", None) or getattr(sys, "last_traceback", None))


def help():
    print("The program stops at the breakpoint: step on and back in the window, and look at what every name holds.")
