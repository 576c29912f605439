"""How long small pieces of a program take."""

import gc
import itertools
import sys
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]
default_timer = time.perf_counter
default_number, default_repeat = 1000000, 5


def reindent(src, indent):
    return src.replace("\n", "\n" + " " * indent)


class Timer:
    """Times a statement."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        namespace = {"_stmt": stmt, "_setup": setup}
        space = {} if globals is None else dict(globals)
        for name, value in ("stmt", stmt), ("setup", setup):
            if isinstance(value, str):
                compile(value, "<timeit-src>", "exec")
            elif not callable(value):
                raise ValueError("%s is neither a string nor callable" % name)
        setup_text = setup if isinstance(setup, str) else "_setup()"
        stmt_text = stmt if isinstance(stmt, str) else "_stmt()"
        self.src = ("def inner(_it, _timer, _stmt=_stmt, _setup=_setup):\n    %s\n    _t0 = _timer()\n    for _i in _it:\n"
                    "        %s\n        pass\n    _t1 = _timer()\n    return _t1 - _t0\n"
                    % (reindent(setup_text, 4), reindent(stmt_text, 8)))
        space.update(namespace)
        exec(compile(self.src, "<timeit-src>", "exec"), space)
        self.inner = space["inner"]

    def timeit(self, number=default_number):
        was_enabled = gc.isenabled()
        gc.disable()
        try:
            return self.inner(itertools.repeat(None, number), self.timer)
        finally:
            if was_enabled:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        number = 1
        while True:
            for factor in 1, 2, 5:
                taken = self.timeit(number * factor)
                if callback:
                    callback(number * factor, taken)
                if taken >= 0.2:
                    return number * factor, taken
            number *= 10

    def print_exc(self, file=None):
        import traceback
        traceback.print_exc(file=file)


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
