import zlib

text = b"she sells sea shells on the sea shore; " * 12
packed = zlib.compress(text)
print(len(text), len(packed), packed[:12].hex(), zlib.decompress(packed) == text)
print([len(zlib.compress(text + bytes(range(256)), level)) for level in range(-1, 10)])
print([len(zlib.compress(text, wbits=bits)) for bits in (9, 15, -15, 31)])

stream = zlib.compressobj(9, wbits=-15)
pieces = [stream.compress(text[:100]), stream.flush(zlib.Z_SYNC_FLUSH), stream.compress(text[100:])]
twin = stream.copy()
pieces.append(stream.flush())
print([len(piece) for piece in pieces], twin.flush() == pieces[-1])
try:
    stream.compress(b"more")
except zlib.error as error:
    print(error)

back = zlib.decompressobj(-15)
data = b"".join(pieces)
print(back.decompress(data, 50), len(back.unconsumed_tail) > 0, back.eof)
rest = back.decompress(back.unconsumed_tail + b"what follows")
print(len(rest), back.unused_data, back.eof, back.decompress(b"!"), back.unused_data)

words = zlib.compressobj(zdict=b"shells sea she sells shore on the")
small = words.compress(b"she sells shells on the shore") + words.flush()
print(len(small), zlib.decompressobj(zdict=b"shells sea she sells shore on the").decompress(small))

for wrong in (lambda: zlib.decompress(b"no stream at all"), lambda: zlib.decompress(packed[:-6]), lambda: zlib.compress(text, 10),
              lambda: zlib.decompress(small), lambda: zlib.compressobj(level=12), lambda: zlib.decompressobj(wbits=3),
              lambda: zlib.compress("text"), lambda: zlib.decompressobj().flush(0), lambda: type(stream)(),
              lambda: zlib.decompress(packed[:-1] + b"x")):
    try:
        print("no error", wrong())
    except Exception as error:
        print(type(error).__module__, type(error).__name__, error)

print(zlib.crc32(text), zlib.crc32(text[7:], zlib.crc32(text[:7])), zlib.crc32(b""), zlib.crc32(b"x", -1))
print(zlib.adler32(text), zlib.adler32(bytearray(b"abc")), zlib.adler32(b""), zlib.adler32(b"a", 1 << 40))
print(type(stream), type(back), zlib.MAX_WBITS, zlib.Z_BEST_COMPRESSION, zlib.error.__mro__)
