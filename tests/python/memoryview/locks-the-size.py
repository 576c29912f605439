a = bytearray(b'abc')
m = memoryview(a)
for f in (lambda: a.append(1), lambda: a.clear(), lambda: a.pop()):
    try:
        f()
    except BufferError as e:
        print(e)
m.release()
a.append(100)
print(a)
for f in (lambda: m[0], lambda: len(m), lambda: m.tolist()):
    try:
        f()
    except ValueError as e:
        print(e)
print(m)
