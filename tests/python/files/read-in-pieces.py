# uses files
# A file read in pieces of any size goes on where the piece before ended.
import os
import pickle

with open("bytes", "wb") as f:
    f.write(bytes(range(40)))
with open("bytes", "rb") as f:
    print([f.read(n) for n in (1, 1, 1, 8, 1, 3, 0, 2)], f.tell())
    print(f.seek(0), f.read(1), f.readline(), f.tell())
    print(f.seek(0), f.read(1), f.readinto(bytearray(3)), f.tell(), f.peek(1)[:2], f.read(1), f.read1(2), f.read(2), f.tell())
with open("bytes", "r+b") as f:
    print(f.read(3), f.write(b"xx"), f.read(2), f.seek(0), f.read(7), f.seek(2), f.write(b"!"), f.flush(), f.read(1), f.tell())
with open("bytes", "rb") as f:
    print(f.read(10))
with open("pickled", "wb") as f:
    pickle.dump({1: [2, (3,)]}, f)
    pickle.dump("second", f)
with open("pickled", "rb") as f:
    print(pickle.load(f), pickle.load(f))
