print('a' < 'b', 'Z' < 'a', 'abc' < 'abcd', 'é' > 'z', 'a' == 'a', 'a' != 'b', max('hello'), min('hello'))
print(sorted(['b', 'A', 'a', 'B', 'aa', '']))
print(hash('a') == hash('a'), 'a' == 1)
try:
    'a' < 1
except TypeError as e:
    print(e)
