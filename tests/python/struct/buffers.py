def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
import struct
b = bytearray(10)
struct.pack_into('>hh', b, 2, 1, 2); print(b, struct.unpack_from('>h', b, 4), list(struct.iter_unpack('>2h', bytes(8))), struct.unpack_from('>h', b, -6))
for f in (lambda: struct.pack_into('i', b, 8, 1), lambda: struct.unpack_from('i', b, 8), lambda: struct.unpack_from('i', b, -2), lambda: struct.unpack_from('i', b, -20), lambda: list(struct.iter_unpack('i', b'abc')), lambda: struct.iter_unpack('', b'')):
    print(t(f))
