# Nobody stands between a text and the encoding that is not there.
def names(f):
    try:
        f()
    except Exception as error:
        tb, names = error.__traceback__, []
        while tb:
            names.append(tb.tb_frame.f_code.co_name)
            tb = tb.tb_next
        print(repr(error), names)

names(lambda: b'a'.decode('nope'))
names(lambda: 'a'.encode('nope', 'ignore'))
names(lambda: str(b'a', 'nope'))
names(lambda: bytes('a', 'nope'))
names(lambda: 'a'.encode('hex'))
names(lambda: b'a'.decode('rot13'))
