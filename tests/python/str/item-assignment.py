# exits with 1
s = 'abc'
try:
    del s[0]
except TypeError as e:
    print(e)
s[0] = 'x'
