m = memoryview(bytearray(range(12)))
c = m.cast('B', (3, 4))
print(c.shape, c.strides, c.tolist(), c[1, 2], c[-1, -1], c.ndim, c.nbytes, c.contiguous, c.c_contiguous, c.f_contiguous, len(c))
d = m.cast('B', [2, 2, 3])
print(d.tolist(), d[1, 1, 2], len(d), d[1:].tolist(), d[::-1].tolist(), d[::-1].strides, d[::-1].contiguous)
c[0, 1] = 99
print(m[1], c.tobytes('F'), c.tobytes(), d == m.cast('B', (2, 2, 3)), d == c, bytes(c[1:2]))
h = m.cast('H')
print(h.cast('B').tolist() == m.tolist(), m.cast('H', (3, 2)).tolist(), m.cast('I', (3,)).shape)
z = memoryview(b'\x07').cast('B', ())
print(z.ndim, z.shape, z[()], z.tolist(), z[...] is z)
for what in (lambda: c[0], lambda: c[0, 9], lambda: c[9, 0], lambda: c[0, 0, 0], lambda: c[0:1, 0:1], lambda: list(c), lambda: c['a'],
             lambda: m.cast('B', (5, 5)), lambda: m.cast('B', (0, 12)), lambda: m.cast('B', ('a',)), lambda: m.cast('B', 3),
             lambda: c.cast('B', (4, 3)), lambda: m[::2].cast('B', (2, 3)), lambda: m[:0].cast('B', (1,)), lambda: len(z), lambda: z[0],
             lambda: c.__setitem__(0, 1), lambda: c.__setitem__(slice(0, 1), b'1234'), lambda: m[1, 2], lambda: m.tobytes('Z'),
             lambda: m.cast('B', [1] * 65), lambda: h.cast('I')):
    try:
        print(what())
    except Exception as e:
        print(type(e).__name__, e)
