# The lists that split makes have the room that they might have needed.
import sys
for text in '', 'a', 'a b', 'one two three four', 'a,b,,c', ' '.join('abcdefghijklmnopq'):
    print(ascii(text), [sys.getsizeof(l) for l in (text.split(), text.rsplit(), text.split(None, 1), text.split(','), text.rsplit(',', 2),
                                                   text.split('a longer separator than the text'), text.splitlines())])
    data = text.encode()
    print([sys.getsizeof(l) for l in (data.split(), data.rsplit(), data.split(None, 1), data.split(b','), data.rsplit(b',', 2))])
parts = 'a b'.split()
for i in range(14):
    parts.append(i)
    print(sys.getsizeof(parts), end=' ')
print()
