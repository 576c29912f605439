m = memoryview(b'abc')
def set_item(m, i, v): m[i] = v
w = memoryview(bytearray(3))
for f in (lambda: set_item(m, 0, 1), lambda: m[5], lambda: set_item(w, 0, 256), lambda: set_item(w, slice(0, 2), b'abc'), lambda: memoryview('a'), lambda: memoryview(1), lambda: set_item(w, 0, 'a')):
    try:
        f()
    except (TypeError, IndexError, ValueError) as e:
        print(type(e).__name__, e)
