import shlex
for s in ["a b 'c d' \"e f\"", r'a\ b "x\"y" #c', "k='v w'", '', "''", 'a"b"c']:
    print(shlex.split(s), shlex.split(s, comments=True), shlex.split(s, posix=False))
for s in ["'abc", 'a\\']:
    try: shlex.split(s)
    except ValueError as e: print(e)
print(shlex.quote("it's"), shlex.quote('abc'), shlex.quote(''), shlex.quote('a b'), shlex.join(['a','b c',"d'e"]))
print(list(shlex.shlex('a = b + "c d" # x')), list(shlex.shlex('a && b || c; d > e', punctuation_chars=True)))
l=shlex.shlex('foo bar\nbaz', posix=True); l.whitespace_split=True; print(l.get_token(), l.lineno); l.push_token('zz'); print(list(l), l.lineno)
