# exits with 1
yield 1
