# exits with 1
x = 0123
