import atexit


@atexit.register
def first():
    print("registered first, runs last")


atexit.register(print, "runs", "second", sep="-")


def broken():
    raise ValueError("at exit")


def forgotten():
    print("never")


atexit.register(forgotten)
atexit.unregister(forgotten)
atexit.register(print, "runs first")


class Late:
    def __del__(self):
        print("then finalizers")


late = Late()
print("end of the script")
