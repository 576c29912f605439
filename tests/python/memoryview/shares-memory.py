a = bytearray(b'abcdef')
m = memoryview(a)
part = m[1:4]
part[0] = ord('X')
print(a, bytes(part), m.tolist(), part.obj is a, len(part), m.nbytes, m.format, m.readonly, memoryview(b'a').readonly)
m[0:2] = b'__'
print(a, m[0], m[-1], m == a, m[::2].tobytes())
