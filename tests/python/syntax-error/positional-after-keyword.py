# exits with 1
f(a=1, 2)
