for s in ('', 'a', 'hello', 'é', '€', '😀', 'a longer string than eight bytes'):
    print(ascii(s), hash(s))
print(hash(b'hello'), hash('hello') == hash(b'hello'), hash(''), hash(b''))
