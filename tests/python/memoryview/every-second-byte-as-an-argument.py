# What wants plain bytes takes no view with gaps; what can do with them copies.
import binascii, base64, array, struct, hashlib, re
def t(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f'{type(e).__name__}: {e}'
m = memoryview(b'31415926')[::2]
for f in [bytes, bytearray, int, float, lambda v: str(v, 'utf8'), b''.join, lambda v: b''.join([v, v]), lambda v: bytearray(b'3452') == v,
          lambda v: v == b'3452', lambda v: v == bytearray(b'3496'), lambda v: b'x' + v, lambda v: bytearray(b'x') + v, lambda v: b'12345'.find(v),
          lambda v: b'1'.startswith(v), lambda v: b'1'.replace(v, b''), lambda v: v in b'123', lambda v: array.array('b').frombytes(v),
          lambda v: struct.unpack('4B', v), lambda v: hashlib.md5(v), lambda v: hashlib.blake2b(v), lambda v: re.match(b'.', v),
          lambda v: v.tobytes(), lambda v: v.hex('-'), lambda v: memoryview(v).tobytes(), lambda v: int.from_bytes(v, 'big'), lambda v: b'12'.strip(v),
          lambda v: b'a'.split(v), binascii.b2a_base64, binascii.a2b_base64, binascii.hexlify, binascii.unhexlify, binascii.crc32, binascii.a2b_uu,
          binascii.b2a_qp, base64.b64encode, base64.b64decode, base64.encodebytes]:
    print(t(f, m))
b, x = bytearray(b'abcdefghij'), memoryview(bytearray(8))
b[1:3] = m
x[1:5] = m
x[4:] = memoryview(b'abcdefgh')[::-2]
print(b, x.tobytes(), t(base64.encodebytes, memoryview(b'abcdefgh').cast('I')), t(base64.decodebytes, memoryview(b'abcd').cast('B', (2, 2))))
