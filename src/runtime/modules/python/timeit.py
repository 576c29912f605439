"""How long small pieces of a program take.

    python -m timeit [-n N] [-r N] [-s S] [-u U] [-p] [-v] [-h] [--] [statement...]

    -n, --number=N   runs of the statement in a round; without it as many as take 0.2 seconds
    -r, --repeat=N   rounds, of which the best counts (5)
    -s, --setup=S    a statement that is run once a round before the clock starts (pass)
    -p, --process    the time of the processor instead of that on the wall
    -u, --unit=U     nsec, usec, msec or sec
    -v, --verbose    the times of all rounds; twice: with more digits
    -h, --help       this text

A statement of several lines is given as several arguments.
"""

import gc
import itertools
import sys
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]
default_timer = time.perf_counter
default_number, default_repeat = 1000000, 5
dummy_src_name = "<timeit-src>"
_units = {"nsec": 1e-9, "usec": 1e-6, "msec": 1e-3, "sec": 1.0}

# A statement stands in a function of its own, whose names are fast.
template = """
def inner(_it, _timer{init}):
    {setup}
    _t0 = _timer()
    for _i in _it:
        {stmt}
        pass
    _t1 = _timer()
    return _t1 - _t0
"""


def reindent(src, indent):
    return src.replace("\n", "\n" + " " * indent)


def _globals():
    return globals()


class Timer:
    """Times a statement."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        space = dict(_globals() if globals is None else globals)
        init = before = ""
        if isinstance(setup, str):
            compile(setup, dummy_src_name, "exec")
            before, setup_text = setup + "\n", reindent(setup, 4)
        elif callable(setup):
            space["_setup"], init, setup_text = setup, ", _setup=_setup", "_setup()"
        else:
            raise ValueError("setup is neither a string nor callable")
        if isinstance(stmt, str):
            compile(before + stmt, dummy_src_name, "exec")
            stmt_text = reindent(stmt, 8)
        elif callable(stmt):
            space["_stmt"], stmt_text = stmt, "_stmt()"
            init += ", _stmt=_stmt"
        else:
            raise ValueError("stmt is neither a string nor callable")
        self.src = template.format(stmt=stmt_text, setup=setup_text, init=init)
        exec(compile(self.src, dummy_src_name, "exec"), space)
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
        """The traceback of what a statement raised, with its own lines."""
        import linecache
        import traceback
        linecache.cache[dummy_src_name] = len(self.src), None, self.src.split("\n"), dummy_src_name
        traceback.print_exc(file=file)


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)


def _options(args):
    """(what the options in ARGS say, the statement)."""
    import getopt
    given, rest = getopt.getopt(args, "n:u:s:r:pvh", ["number=", "setup=", "repeat=", "process", "verbose", "unit=", "help"])
    said = {"n": 0, "s": [], "r": default_repeat, "u": None, "p": False, "v": 0, "h": False}
    for option, value in given:
        letter = option.lstrip("-")[0]
        if letter == "s":
            said["s"].append(value)
        elif letter in "nr":
            said[letter] = int(value) if letter == "n" else max(int(value), 1)
        elif letter == "u":
            said["u"] = value
        else:
            said[letter] += 1
    return said, "\n".join(rest) or "pass"


def main(args=None, *, _wrap_timer=None):
    """The command line. Gives the status to exit with, or None."""
    import getopt
    import os
    try:
        said, stmt = _options(sys.argv[1:] if args is None else args)
    except getopt.error as error:
        print(error)
        print("use -h/--help for command line help")
        return 2
    if said["u"] is not None and said["u"] not in _units:
        print("Unrecognized unit. Please select nsec, usec, msec, or sec.", file=sys.stderr)
        return 2
    if said["h"]:
        print(__doc__, end=" ")
        return 0
    sys.path.insert(0, os.curdir)
    timer = time.process_time if said["p"] else default_timer
    timer = Timer(stmt, "\n".join(said["s"]) or "pass", timer if _wrap_timer is None else _wrap_timer(timer))
    return _measure(timer, said["n"], said["r"], said["u"], said["v"])


def _measure(timer, number, rounds, unit, verbose):
    """Runs TIMER's statement and tells how long it took."""
    precision = 3 + max(verbose - 1, 0)
    try:
        if number == 0:
            number, _ = timer.autorange(_announce(precision) if verbose else None)
            if verbose:
                print()
        took = timer.repeat(rounds, number)
    except:
        timer.print_exc()
        return 1

    def shown(seconds):
        scale = _units.get(unit) or next((s for s in (1.0, 1e-3, 1e-6) if seconds >= s), 1e-9)
        name = next(name for name, each in _units.items() if each == scale)
        return "%.*g %s" % (precision, seconds / scale, name)

    if verbose:
        print("raw times: %s\n" % ", ".join(map(shown, took)))
    each = [seconds / number for seconds in took]
    best, worst = min(each), max(each)
    print("%d loop%s, best of %d: %s per loop" % (number, "s" if number != 1 else "", rounds, shown(best)))
    if worst >= best * 4:
        import warnings
        warnings.warn_explicit("The test results are likely unreliable. The worst time (%s) was more than four times slower than the best "
                               "time (%s)." % (shown(worst), shown(best)), UserWarning, "", 0)
    return None


def _announce(precision):
    def tell(number, seconds):
        print("{} loop{} -> {:.{}g} secs".format(number, "s" if number != 1 else "", seconds, precision))
    return tell


if __name__ == "__main__":
    sys.exit(main())
