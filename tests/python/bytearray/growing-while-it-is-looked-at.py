for make in (lambda: bytearray(b'abc'), lambda: bytearray(), lambda: bytearray(b'x'*50)):
    b = make()
    try:
        b += b; print(b)
    except BufferError as e: print(repr(e))
    b = make()
    try:
        b.extend(b); print(b)
    except BufferError as e: print(repr(e))
    b = make()
    try:
        b += memoryview(b)[:2]; print(b)
    except BufferError as e: print(repr(e))
    b = make()
    try:
        b[1:1] = b; print(b)
    except BufferError as e: print(repr(e))
    b = make()
    try:
        b[:] = b; print(b)
    except BufferError as e: print(repr(e))
    m = memoryview(b)
    for f in (lambda: b.extend(b''), lambda: b.__iadd__(b''), lambda: b.clear(), lambda: b.append(1), lambda: b.pop(), lambda: b.__imul__(1),lambda: b.__imul__(2), lambda: b.insert(0,1), lambda: b.__init__(b'q'), lambda:b.__delitem__(slice(0,0)), lambda:b.__setitem__(slice(0,0), b'')):
        try: print(f())
        except Exception as e: print(repr(e))
