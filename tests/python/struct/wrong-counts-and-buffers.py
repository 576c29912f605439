import struct
def t(f,*a,**k):
    try: return f(*a,**k)
    except BaseException as e: return f'{type(e).__name__}: {e}'
print(t(struct.pack), t(struct.pack, 5), t(struct.pack, 'i'), t(struct.pack, 'i', 1, 2), t(struct.pack, b'i', 7), t(struct.pack, 'é', 7), t(struct.pack, '3sxh', b'ab', -2), t(struct.pack, 'q?', 2**63, 1), t(struct.pack, 'z', 1))
print(t(struct.unpack), t(struct.unpack, 'i'), t(struct.unpack, 'i', b'123'), t(struct.unpack, 'i', 'abcd'), t(struct.unpack, 'i', b'1234'), t(struct.unpack, '<hh', bytearray(b'1234')), t(struct.unpack, 'i', b'', 3), t(struct.unpack, 5, b''), t(struct.unpack, '', b''), t(struct.unpack, '2s0i', b'ab'))
S = struct.Struct('>Hb')
print(t(S.pack, 1), t(S.pack, 1, 2), t(S.unpack, b'12'), t(S.unpack, b'123'), t(S.unpack_from, b'12345', 2), t(S.pack_into, bytearray(5), 1, 258, 3), list(struct.iter_unpack('H', b'abcd')))
b = bytearray(6); print(t(struct.pack_into, 'h', b, 1, 513), b, t(struct.pack_into, 'h', b, 1), t(struct.pack_into, 'h', b), t(struct.pack_into), t(struct.unpack_from, '>h', b, 1), t(struct.unpack_from, 'h', b, 5))
print(struct.pack, struct.unpack.__module__, struct.unpack.__text_signature__, struct.pack.__text_signature__, struct.calcsize.__text_signature__, struct.unpack_from.__text_signature__)
