import io

b = io.BytesIO(b"header\nbody\nend")
print(b.readline(), b.read(4), b.tell(), b.read())
b.seek(0)
print([line for line in b])
b.seek(-3, io.SEEK_END)
print(b.read(), b.seek(2), b.write(b"XY"), b.getvalue())
b.seek(20)
b.write(bytearray(b"!"))
print(b.getvalue(), b.truncate(6), b.getvalue(), len(b.getbuffer()))
room = bytearray(4)
b.seek(0)
print(b.readinto(room), room, b.read1(1), b.readlines())
for action in (lambda: b.write("text"), lambda: b.write(3), lambda: b.seek(-1), lambda: b.seek(0, 5), lambda: b.read("x"),
               lambda: io.BytesIO("text")):
    try:
        action()
    except Exception as e:
        print(type(e).__name__, e)
with b:
    print(b.readable(), b.writable(), b.seekable(), b.closed)
try:
    b.read()
except ValueError as e:
    print(e)

raw = io.BytesIO()
text = io.TextIOWrapper(raw, encoding="latin-1", newline="\r\n")
text.write("caf\xe9\nline\n")
text.flush()
print(raw.getvalue())
raw.seek(0)
print(io.TextIOWrapper(raw, encoding="latin-1").read().split("\n"))
print(io.BytesIO.__mro__)
print(issubclass(io.BytesIO, io.BufferedIOBase), isinstance(raw, io.IOBase), isinstance(text, io.TextIOBase))
