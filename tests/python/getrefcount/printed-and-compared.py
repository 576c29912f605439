# What holds an object while it is printed, measured, unpacked or compared, and who of two is asked first.
import collections
import sys

class Seen:
    def __init__(self, name):
        self.name = name
    def __str__(self):
        return f'{self.name} {sys.getrefcount(self)}'
    def __eq__(self, other):
        print('eq', self.name, other.name, sys.getrefcount(self), sys.getrefcount(other))
        return self is other
    def __sizeof__(self):
        print('sizeof', sys.getrefcount(self))
        return 16

class Hint:
    __len__ = None
    def __iter__(self):
        return iter((1, 2))
    def __length_hint__(self):
        print('hint', sys.getrefcount(self))
        return 2

def run(a, b):
    print(a, b)
    print(a)
    print(*[a, b], sep='-')
    sys.getsizeof(a)
    print({1: a} == {1: b}, {1: a} != {1: b}, dict(x=a) == {'x': b}, {1: a, 2: b} == {1: a, 2: b})
    print(collections.deque([a]) == collections.deque([b]), collections.deque([a]) != collections.deque([b]))
    print(collections.deque([a, b]) == collections.deque([a, b]), [a, b] == [b, a], (a, b) == (a, a))

run(Seen('a'), Seen('b'))
run(Seen('a'), Seen('b'))
h = Hint()
print(list(h), tuple(h), [*h], [] + [*h, 3])
x = [0]
x.extend(h)
print(x)
