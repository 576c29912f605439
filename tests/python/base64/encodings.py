def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
import base64, binascii
for s in (b'', b'a', b'ab', b'abc', b'hello world', bytes(range(250, 256))):
    print(s, base64.b64encode(s), base64.urlsafe_b64encode(s), base64.b32encode(s), base64.b16encode(s), base64.b85encode(s), base64.a85encode(s), base64.encodebytes(s), base64.b32hexencode(s))
    assert base64.b64decode(base64.b64encode(s)) == s == base64.b32decode(base64.b32encode(s)) == base64.b16decode(base64.b16encode(s)) == base64.b85decode(base64.b85encode(s)) == base64.a85decode(base64.a85encode(s)) == base64.urlsafe_b64decode(base64.urlsafe_b64encode(s)) == base64.decodebytes(base64.encodebytes(s))
print(base64.b64decode('aGVsbG8='), base64.b64decode('aGVs\nbG8='), base64.a85encode(b'\0\0\0\0    x', foldspaces=True), base64.a85encode(b'hi', adobe=True), base64.b64encode(b'\xfb\xff', altchars=b'-_'))
for f in (lambda: base64.b64decode('abc'), lambda: base64.b64decode('a'), lambda: base64.b64decode('ab$='), lambda: base64.b64decode('ab$=', validate=True), lambda: base64.b64encode('text'), lambda: base64.b16decode('xyz'), lambda: base64.b32decode('abc'), lambda: base64.b64decode('é'), lambda: base64.b32decode('ab======'), lambda: base64.b16decode('abc')):
    print(t(f))
