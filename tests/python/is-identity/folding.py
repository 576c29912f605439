a = 'ab' + 'cd'
print(a is 'abcd')
b = 'a' * 5
print(b is 'aaaaa')
c = 'x' * 5000
d = 'x' * 5000
print(c is d)
e = 2 ** 10
print(e is 1024)
f = -1
print((1, 2) + (3,) is (1, 2, 3))
g = 'a' 'b'
print(g is 'ab')
