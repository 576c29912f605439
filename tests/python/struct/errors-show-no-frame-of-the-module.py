# exits with 1
import struct

print(struct.pack("<h", 5), struct.unpack("<h", b"\x05\0"))
struct.pack("<h", 100000)
