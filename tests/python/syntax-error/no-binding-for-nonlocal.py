# exits with 1
def f():
    nonlocal x
