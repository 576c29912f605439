import struct
for s in "\0", "2\0i", b"\0":
    try: struct.calcsize(s)
    except struct.error as e: print(e)
print(struct.pack("300p", b"x" * 400)[:3], struct.pack("300p", b"y" * 299)[254:258], struct.unpack("300p", struct.pack("300p", b"z" * 299))[0] == b"z" * 255)
