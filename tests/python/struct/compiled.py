def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
import struct
s = struct.Struct('<hI'); print(s.size, s.format, s.pack(1, 2), s.unpack(s.pack(3, 4)), repr(s), list(s.iter_unpack(s.pack(1, 2) * 2)), t(lambda: s.pack(1)))
b = bytearray(12); s.pack_into(b, 3, 5, 6); print(b, s.unpack_from(b, 3))
record = struct.Struct('>10sHf')
data = b''.join(record.pack(n.encode(), i, i / 2) for i, n in enumerate(['ann', 'bob', 'cy']))
for name, n, x in record.iter_unpack(data): print(name.rstrip(b'\0').decode(), n, x)
print(hex(struct.unpack('<I', struct.pack('<f', 1.0))[0]), struct.error.__name__, struct.error.__module__)
