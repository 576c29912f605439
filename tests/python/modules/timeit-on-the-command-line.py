# timeit.main() with a clock of its own: a tick of it is what a run takes.
import contextlib
import io
import contextlib
import io
import timeit


class Clock:
    def __init__(self, tick):
        self.tick, self.now = tick, 0.0

    def __call__(self, timer=None):
        return self.now

    def wrap(self, timer):
        print("wraps", timer.__name__)
        return self


clock = None


def run(*args, tick=0.0025):
    global clock
    clock = Clock(tick)
    timeit.clock = clock
    stay = timeit.main(list(args) + ["timeit.clock.now += timeit.clock.tick"], _wrap_timer=clock.wrap)
    print(stay)


run("-s", "import timeit")
run("-s", "import timeit", "-n", "4", "-r", "2", "-u", "usec")
run("-s", "import timeit", "-vv", "-p", tick=0.25 / 3)
run("--setup=import timeit", "--number=1", "-r-7", "-v", "--", tick=75)
run("-s", "import timeit", "-u", "min")
run("--bad")
run("-s", "import timeit", "-n2", "if 1:", "    x = 1 // 1 ")
with contextlib.redirect_stderr(io.StringIO()) as told:
    print(timeit.main(["-n1", "1/0"]))
print("".join(told.getvalue().splitlines(True)[-4:]), end="")
timer = timeit.Timer("y(1)", "y = print")
print(timer.timeit(1) >= 0)
for bad in dict(stmt="return"), dict(setup="yield"), dict(stmt=1), dict(setup=None), dict(stmt="x\n  y"):
    try:
        timeit.timeit(**bad, number=1)
    except (SyntaxError, ValueError) as error:
        print(type(error).__name__, error)
