import io
import marshal
import struct


def told(f, *args, **kwargs):
    try:
        f(*args, **kwargs)
        print("taken")
    except Exception as e:
        print(type(e).__name__, e)


b = io.BytesIO(b"abc")
for args in (), (1, 2), (1, 2, 3):
    for name in "write", "read", "readline", "seek", "truncate", "readinto", "close", "getvalue", "flush", "tell", "writelines", "__enter__":
        if args == (1, 2) and name == "seek" or not args and name in ("read", "readline", "truncate", "close", "getvalue", "flush", "tell", "__enter__"):
            continue
        print(name, end=" ")
        told(getattr(b, name), *args)
told(b.write, b=3)
told(b.read, size=1)
told(io.BytesIO, 1, 2, 3)
told(struct.pack)
told(struct.unpack, "i")
told(struct.unpack_from, "i")
told(struct.Struct)
told(struct.Struct("i").unpack)
told(struct.iter_unpack)
told(marshal.loads)
told(marshal.loads, b"N", 2)
told(marshal.dumps)
told(b.readinto, b"")
told(b.readinto, "")
room = bytearray(2)
print(io.BytesIO(b"xyz").readinto(room), room, io.BytesIO(b"z").readinto(memoryview(room)[1:]), room)
