print('banana'.replace('a', 'o'), 'banana'.replace('a', 'o', 2), 'abc'.replace('', '-'), 'aaa'.replace('aa', 'b'))
print('  x '.strip() + '|', 'xxabcxx'.strip('x'), 'abcba'.lstrip('ab'), 'abcba'.rstrip('ab'))
print('prefix-x'.removeprefix('prefix-'), 'x.py'.removesuffix('.py'), 'a\tb'.expandtabs(4), '42'.zfill(5), '-42'.zfill(5))
print('abc'.center(9, '*'), 'abc'.ljust(5, '.'), 'abc'.rjust(5) + '|', 'abc'.translate({97: 'A', 98: None}), 'abc'.translate(str.maketrans('ab', 'xy')))
