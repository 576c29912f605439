# uses files
with open("data.bin", "wb") as f:
    print(f, f.write(bytes(range(10))), f.tell())
    f.write(bytearray(b"\xff\n\x00"))
with open("data.bin", "rb") as f:
    print(f, f.read(3), f.tell(), f.peek(2)[:2], f.read1(2))
    print(f.seek(-3, 2), f.readline(), f.readline(), f.readline())
    room = bytearray(4)
    f.seek(1)
    print(f.readinto(room), room, f.raw)
with open("data.bin", "r+b") as f:
    print(f.read(2))
    f.write(b"ab")
    f.seek(0)
    print(f.read())
with open("data.bin", "ab") as f:
    f.write(b"end")
with open("data.bin", "rb", buffering=0) as f:
    print(f, f.readall())
