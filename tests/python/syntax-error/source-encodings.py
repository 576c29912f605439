def t(s):
    try: ns = {}; exec(compile(s, 'f', 'exec'), ns); print({k: v for k, v in ns.items() if k[:2] != '__'})
    except SyntaxError as e: print(s, e, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
for s in [b"\xef\xbb\xbf#coding: utf8\nx = 1", b'# coding: latin-1\nx = "\xe4"', b'\n# vim: set fileencoding=iso-8859-1 :\nx = "\xe4"', b'#coding=ascii\nx = "\xe4"', b'#coding=nonsense\nx = 1', b'\xef\xbb\xbfx = 1', b'\xef\xbb\xbf# coding: latin-1\nx=1', b'# coding: utf-8\nx = "\xc3\xa4"', b'# coding: UTF8\nx = "\xc3\xa4"', b'# coding=latin\n(aaaaaaaaaaaaaaaaa\naaaaaaaaaaa\xb5', '# coding: latin-1\nx="ä"', '# coding: nonsense\nx="ä"', b'x = "\xc3\xa4"', b'# coding: mbcs\n', b"print(1)\0", "print(1)\0"]: t(s)
