def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
import binascii
print(binascii.hexlify(b'abc'), binascii.unhexlify('616263'), binascii.crc32(b'hello'), binascii.crc32(b'lo', binascii.crc32(b'hel')), binascii.b2a_base64(b'x'), binascii.a2b_base64(b'eA=='), binascii.hexlify(b'abcd', '-', 2), binascii.crc_hqx(b'abc', 0))
print(t(lambda: binascii.unhexlify('6')), t(lambda: binascii.unhexlify('zz')), issubclass(binascii.Error, ValueError))
