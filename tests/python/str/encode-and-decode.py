print('é€'.encode(), 'é'.encode('latin-1'), 'a'.encode('ascii'), b'\xc3\xa9'.decode(), b'\xe9'.decode('latin-1'))
print('é'.encode('ascii', 'replace'), 'é'.encode('ascii', 'ignore'), b'\xff'.decode('utf-8', 'replace'))
for f in (lambda: 'é'.encode('ascii'), lambda: b'\xff'.decode(), lambda: b'\xc3'.decode(), lambda: '\ud800'.encode(), lambda: 'a'.encode('nonsense'), lambda: '€'.encode('latin-1')):
    try:
        f()
    except (UnicodeError, LookupError) as e:
        print(type(e).__name__, e)
