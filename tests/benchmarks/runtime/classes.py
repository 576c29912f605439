# Inheritance, properties, super and comparisons by methods.
class Shape:
    def area(self): return 0
    def describe(self): return self.area() + 1
class Sq(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s * self.s
    @property
    def side(self): return self.s
    def __eq__(self, o): return self.s == o.s
    def __lt__(self, o): return self.s < o.s
class Sub(Sq):
    def __init__(self, s):
        super().__init__(s)
shapes = [Sub(i) for i in range(1000)]
t = 0
for _ in range(150):
    for s in shapes:
        t += s.describe() + s.side
print(t, max(shapes).s, isinstance(shapes[0], Shape))
