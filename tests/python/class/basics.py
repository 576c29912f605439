class Point:
    """A point."""
    dimensions = 2
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __repr__(self):
        return f'Point({self.x}, {self.y})'
    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)
    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)
p = Point(1, 2)
print(p, p == Point(1, 2), p != Point(2, 1), p + Point(3, 4), p.dimensions, Point.__doc__, Point.__name__, vars(p))
p.dimensions = 3
print(Point.dimensions, p.dimensions, p.__dict__, type(p) is Point, isinstance(p, object))
