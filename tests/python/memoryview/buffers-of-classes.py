import collections.abc
class B:
    def __init__(self): self.d = bytearray(b"hello"); self.v = None
    def __buffer__(self, flags):
        print("flags", flags)
        self.v = memoryview(self.d)
        return self.v
    def __release_buffer__(self, view):
        print("release", view is self.v)
        view.release()
b = B()
m = memoryview(b)
print(bytes(m), m[0], len(m), m.readonly)
m.release()
with memoryview(b) as m:
    m[0] = 72
print(b.d)
print(bytes(b), bytearray(b))
print(isinstance(b, collections.abc.Buffer), isinstance(3, collections.abc.Buffer), isinstance(b"", collections.abc.Buffer), issubclass(B, collections.abc.Buffer))
class C:
    def __buffer__(self, flags): return 3
try: memoryview(C())
except TypeError as e: print(e)
class D: pass
try: memoryview(D())
except TypeError as e: print(e)
class E:
    def __buffer__(self, flags): raise ValueError("no")
try: memoryview(E())
except ValueError as e: print(e)
print(type(b"".__buffer__(0)).__name__, b"abc".__buffer__(0).tobytes(), b"abc".__buffer__)
x = bytearray(b"ab"); m = x.__buffer__(0); print(m.readonly, bytes(m))
try: x.append(3)
except BufferError as e: print(e)
x.__release_buffer__(m); x.append(99); print(x)
try: m[0]
except ValueError as e: print(e)
class BA(bytearray):
    def __buffer__(self, flags):
        print("BA")
        return super().__buffer__(flags)
    def __release_buffer__(self, view):
        print("BA release")
        super().__release_buffer__(view)
m = memoryview(BA(b"xyz")); print(m.tobytes()); m.release()
print(b"-".join([B(), b"z"]))
for bad in ["b''.__buffer__()", "b''.__buffer__('x')", "b''.__buffer__(1)", "x.__release_buffer__(3)", "x.__release_buffer__(memoryview(b'q'))", "b''.__buffer__(1 << 40)"]:
    try: print(bad, eval(bad))
    except Exception as e: print(bad, type(e).__name__, e)
print([n for n in dir(bytes) if "uffer" in n], [n for n in dir(bytearray) if "uffer" in n], [n for n in dir(memoryview) if "uffer" in n])
print(len(dir(bytes)), len(dir(bytearray)), len(dir(memoryview)))
import array; print([n for n in dir(array.array) if "uffer" in n])
class W:
    def __buffer__(self, flags): return memoryview(b"static")
m = memoryview(W()); print(m.tobytes(), m[1:3].tobytes()); del m
import struct; print(struct.unpack("6s", W()), int.from_bytes(W(), "big") if 0 else "", b"st" in bytes(W()))
import io; print(io.BytesIO(W()).read(), bytes(memoryview(B())))
class G:
    def __buffer__(self, flags): return memoryview(bytearray(4))
    def __release_buffer__(self, view): raise RuntimeError("in release")
m = memoryview(G()); m.release(); print("end")
