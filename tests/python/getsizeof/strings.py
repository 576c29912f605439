import sys
for s in ('', 'a', 'abc', 'a' * 100, 'éa', 'ÿ' * 10, 'Ā', 'Āb', '\u20ac' * 10, '\U0001f600', '\U0001f600' * 3):
    print(ascii(s), sys.getsizeof(s))
for b in (b'', b'a', b'abc' * 10):
    print(b, sys.getsizeof(b))
