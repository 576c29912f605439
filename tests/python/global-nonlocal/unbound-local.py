# exits with 1
x = 1
def f():
    try:
        print(x)
    except UnboundLocalError as e:
        print(e)
    x = 2
f()
def g():
    x += 1
g()
