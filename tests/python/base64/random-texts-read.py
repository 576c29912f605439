# Texts of letters, padding and what is neither, read with and without strict_mode.
import base64, binascii, random
def t(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f'{type(e).__name__}: {e}'
r = random.Random(5)
for n in range(60):
    s = ''.join(r.choice('AbZ09+/==\n*') for _ in range(r.randrange(12)))
    print(s.encode(), t(binascii.a2b_base64, s), t(binascii.a2b_base64, s, strict_mode=True), t(base64.b64decode, s, b'-_', True))
for n in range(40):
    s = r.randbytes(r.randrange(10))
    print(t(binascii.b2a_base64, s), t(binascii.b2a_base64, bytearray(s), newline=0), binascii.crc32(s, n), binascii.crc_hqx(s, n * 1000), t(binascii.unhexlify, s.hex()))
