for c in 'aé😀':
    print(ascii(c), ord(c), chr(ord(c)) == c)
print(list('abc'), tuple('ab'), set('aa'), dict(enumerate('ab')), list(reversed('abc')), len('aé😀'))
