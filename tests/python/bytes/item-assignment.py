# exits with 1
b = b'abc'
b[0] = 1
