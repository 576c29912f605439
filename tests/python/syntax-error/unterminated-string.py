# exits with 1
x = 'abc
