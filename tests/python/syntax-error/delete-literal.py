# exits with 1
del 5
