# Attributes of one instance, read and written by its methods.
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def move(self, dx, dy):
        self.x += dx
        self.y += dy
        return self
    def norm(self):
        return self.x * self.x + self.y * self.y
p = Point(0, 0)
total = 0
for i in range(400000):
    p.move(1, 2)
    total += p.norm()
print(total)
