for t in (bytes, str, bytearray):
    mk = (lambda s: s) if t is str else (lambda s: t(s, 'ascii'))
    for s in ('', ' ', 'a', ' a', 'a ', ' a ', '  a  b  c  ', 'a b', ' \ta \n b\x0bc\x0cd\re '):
        for n in (-2, -1, 0, 1, 2, 3, 9):
            print(t.__name__, repr(s), n, mk(s).split(None, n), mk(s).rsplit(None, n), mk(s).split(maxsplit=n))
