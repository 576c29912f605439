# hexlify takes separators beyond ASCII, hex() does not.
import binascii
def t(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f'{type(e).__name__}: {e}'
for sep in '-', b':', '\xe9', '\u1234', '', 'ab', b'\xff', 3, None:
    for every in 1, 2, -2, 3, -3, 0, 100:
        print(t(binascii.hexlify, b'abcdefgh', sep, every), t(b'abcdefgh'.hex, sep, every))
print(t(b''.hex, '-'), t(b'a'.hex, '-', 2), t(b'ab'.hex, bytes_per_sep=2), memoryview(b'abc').hex('+', 2), bytearray(b'abc').hex(' '))
for a in 1.5, 'a', None, 2**70, True:
    print(t(binascii.hexlify, b'abc', '-', a), t(b'abc'.hex, '-', a))
print(t(binascii.hexlify), t(binascii.hexlify, 1, 2, 3, 4), t(binascii.b2a_hex, b'', foo=3), t(binascii.unhexlify, '1é'), t(binascii.unhexlify, 'ABcd'))
