def f():
    return 1000
def g():
    return 1000
print(f() is f(), f() is g())
def h():
    return 'two words'
def i():
    return 'two words'
print(h() is h(), h() is i())
def j():
    return 'identifier'
print(j() is 'identifier')
