b = b'hello\x00\xff'
print(b, b[0], b[1:3], b[-1], len(b), list(b), b'l' in b, 104 in b, b.find(b'l'), b.hex(), b.hex(' '), bytes.fromhex('00 ff'))
print(bytes(3), bytes([1, 2]), bytes('é', 'utf-8'), b'a' + b'b', b'ab' * 2, b'a,b'.split(b','), b'-'.join([b'a', b'b']), b'Ab'.upper(), b'a' < b'b')
for f in (lambda: b[9], lambda: bytes([256]), lambda: bytes('a'), lambda: b + 'a', lambda: b'a' == 'a', lambda: bytes(-1), lambda: 'a' in b, lambda: 300 in b):
    try:
        print(f())
    except (IndexError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
