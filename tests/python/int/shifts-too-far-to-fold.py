# A shift that the compiler cannot do is left to the run.
def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: (-6) << 1 - -2**64-1 // 3)
show(lambda: 1 << 2**64)
show(lambda: 0 << 2**64)
show(lambda: 1 << 2**62)
show(lambda: 1 >> 2**64)
show(lambda: -1 >> 2**64)
show(lambda: 1 << -1)
show(lambda: 1 << -2**64)
show(lambda: 1 >> -2**64)
