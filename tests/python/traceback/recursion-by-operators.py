# exits with 1
# How deep calls may nest that go through the interpreter's own code.
class A:
    depth = 0

    def __repr__(self):
        A.depth += 1
        return f'{self!r}'

    def __add__(self, other):
        A.depth += 1
        return self + other

    def __eq__(self, other):
        A.depth += 1
        return self == other

    def __call__(self):
        A.depth += 1
        return self()

    def __hash__(self):
        A.depth += 1
        return hash(self)


class I:
    def __init__(self):
        A.depth += 1
        I()


for name, f in [('repr', lambda: repr(A())), ('add', lambda: A() + 1), ('eq', lambda: A() == 1), ('call', lambda: A()()),
                ('hash', lambda: hash(A())), ('init', I)]:
    A.depth = 0
    try:
        f()
    except RecursionError:
        print(name, A.depth)


class P:
    def __init__(self):
        self.me = self

    def __repr__(self):
        return f'P({self.me!r})'


print(P())
