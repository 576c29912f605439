class B(bytes):
    pass


b, u = bytes([65, 66]), B(b'AB')
print(b.replace(b'z', b'') is b, b.split()[0] is b, b.split(b'z')[0] is b, b''.join([b]) is b, b.translate(None) is b, b.partition(b'z')[0] is b)
print(b.expandtabs() is b, b.lower() is b, b.upper() is b, b.center(0) is b, b.zfill(0) is b, b.strip() is b, b[:] is b)
print(type(u.replace(b'z', b'')), type(u.split()[0]), type(b''.join([u])), type(u.translate(None)))
print(b''.replace(b'', b'x'), b''.translate(None), b'abc'.replace(b'', b'-', 1), b'abc'.replace(b'b', b'b', 0))
