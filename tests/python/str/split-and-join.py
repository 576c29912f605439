print('a b  c '.split(), 'a,b,,c'.split(','), 'a,b,c'.split(',', 1), 'a,b,c'.rsplit(',', 1), ''.split(), ''.split(','))
print('a\nb\r\nc\x0bd'.splitlines(), 'a\nb\n'.splitlines(True), 'a-b-c'.partition('-'), 'abc'.partition('-'), 'a-b-c'.rpartition('-'))
print('-'.join(['a', 'b']), ''.join([]), ', '.join('abc'), '-'.join({'k': 1}))
for f in (lambda: 'a'.split(''), lambda: ','.join([1, 'a']), lambda: ','.join(1), lambda: 'a'.partition('')):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
