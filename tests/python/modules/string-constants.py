import string
for name in ['ascii_letters', 'digits', 'hexdigits', 'octdigits', 'printable', 'punctuation', 'whitespace']:
    print(name, repr(getattr(string, name)))
print(string.capwords('two  words'), string.capwords('a-b', '-'))
