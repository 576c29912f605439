for s in ('plain', "it's", 'say "hi"', 'both \' and "', 'tab\tnew\nret\r', '\\', '\x00\x1f\x7f', 'é€😀', '\xa0\xad', '\ud800', '\u200b', '\u3000'):
    print(repr(s).encode('utf-8', 'backslashreplace'), ascii(s))
