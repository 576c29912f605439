# Codecs that are found by the long way leave a note.
for name in 'utf-8', 'UTF_8', 'latin-1', 'ascii', 'us-ascii', 'utf-16', 'utf-16-le', 'utf-32-be', 'utf-8-sig', 'l1', '646':
    for what in lambda: 'a\udc80é'.encode(name), lambda: b'\xff\x00\xd8'.decode(name):
        try:
            what()
        except UnicodeError as e:
            print(name, e, getattr(e, '__notes__', None))
