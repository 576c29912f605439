# exits with 1
def a(x):
    return b(x) + 1
def b(x):
    return c(x,
             y=0)
def c(x, y):
    return x / y
print(a(1))
