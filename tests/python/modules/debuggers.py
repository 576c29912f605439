# Debuggers by bdb: steps into, over and out of functions, breakpoints with conditions and for once, and quitting.
import bdb
import os
import sys


class Walker(bdb.Bdb):
    def __init__(self, action, skip=None):
        super().__init__(skip)
        self.action = action

    def note(self, what, frame, more=""):
        if frame.f_code.co_filename not in (__file__, "<string>"):
            return
        print(what, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, more)
        self.action(self, what, frame)

    def user_call(self, frame, args):
        self.note("call", frame, args)

    def user_line(self, frame):
        self.note("line", frame)

    def user_return(self, frame, value):
        self.note("return", frame, repr(value))

    def user_exception(self, frame, info):
        self.note("exception", frame, info[0].__name__)

    def do_clear(self, number):
        print("clear", number, self.clear_bpbynumber(number))


def inner(x):
    y = x * 2
    return y


def gen():
    yield 1
    yield 2


def outer(n):
    total = 0
    for i in range(n):
        total += inner(i)
    try:
        raise ValueError("v")
    except ValueError:
        pass
    total += sum(gen())
    return total


for name, action in (("step", lambda b, what, f: b.set_step()), ("next", lambda b, what, f: b.set_next(f)),
                     ("return", lambda b, what, f: b.set_return(f)), ("continue", lambda b, what, f: b.set_continue()),
                     ("until", lambda b, what, f: b.set_until(f))):
    print("--", name)
    print(Walker(action).runcall(outer, 2))
print("-- quit")
print(Walker(lambda b, what, f: b.set_quit() if f.f_lineno - f.f_code.co_firstlineno == 3 else b.set_step()).runcall(outer, 2))
print("-- breakpoints")
here = os.path.abspath(__file__)
w = Walker(lambda b, what, f: b.set_continue())
line = inner.__code__.co_firstlineno + 1
print(w.set_break(here, line, cond="x == 1"), w.set_break(here, line + 1, temporary=True), w.set_break(here, 10000) is None)
print(w.get_file_breaks(here) == [line, line + 1], w.get_break(here, line), len(w.get_breaks(here, line)), w.get_bpbynumber("1").number)
print(w.runcall(outer, 3))
for number in "", "x", "99", "2", "1":
    print(w.clear_bpbynumber(number))
print(w.get_all_breaks(), w.clear_all_breaks(), w.clear_break(here, 3) is None)
print(Walker(lambda b, what, f: b.set_step()).run("a = 1\nb = a + 1", {}))
print(Walker(lambda b, what, f: b.set_step()).runeval("1 + len([])", {}))
try:
    bdb.Bdb().do_clear(1)
except NotImplementedError as error:
    print(error)
