# Numbers of two bytes, format "e".
m = memoryview(bytearray(8))
for value in 1.5, -0.0, 65519, 65520, 70000.0, 1e300, 1e-8, 3e-8, 1.0009765625, float("inf"), float("nan"), 3, True, "a", None, 10 ** 400:
    e = m.cast("e")
    try:
        e[0] = value
        print(str(value)[:20], e.tolist(), bytes(m[:2]))
    except (TypeError, ValueError) as error:
        print(str(value)[:20], type(error).__name__, error)
e = m.cast("e")
print(e.format, e.itemsize, len(e), e.nbytes, e[::2].tolist(), list(reversed(e)), 0.0 in e)
e[1:3] = memoryview(bytes(4)).cast("e")
e[0] = 2
print(e.tolist(), e == m.cast("e"), e[:2] == memoryview(b"\0@\0\0").cast("e"), memoryview(bytes(8)).cast("e", (2, 2)).tolist())
e[0] = float("nan")
print(e == m.cast("e"))
for form in "g", "=e", "ee", "<e":
    try:
        m.cast(form)
    except ValueError as error:
        print(form, error)
