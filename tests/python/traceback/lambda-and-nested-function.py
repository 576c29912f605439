# exits with 1
def outer():
    def inner():
        f = lambda v: v.missing
        return f(5)
    return inner()
outer()
