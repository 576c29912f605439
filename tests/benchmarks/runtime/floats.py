# Arithmetic on floats and complex numbers.
def nbody(n):
    x, y, vx, vy = 1.0, 0.0, 0.0, 1.0
    for _ in range(n):
        r = (x * x + y * y) ** 1.5
        vx -= x / r * 0.001
        vy -= y / r * 0.001
        x += vx * 0.001
        y += vy * 0.001
    return x, y
print(nbody(400000))
def mandel(w):
    c = 0
    for i in range(w):
        for j in range(w):
            z = 0j
            k = complex(i / w * 3 - 2, j / w * 2 - 1)
            for _ in range(30):
                z = z * z + k
                if abs(z) > 2: break
            else: c += 1
    return c
print(mandel(80))
