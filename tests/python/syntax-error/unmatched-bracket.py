# exits with 1
a = 1)
