import itertools

a, b = itertools.tee("abc")
c, d = itertools.tee(a)
print(c is a, d is a, list(a), list(b), list(d))
(only,) = itertools.tee(b, 1)
print(only is b, itertools.tee(b, 0), itertools.tee(3, 0))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n

    def __copy__(self):
        print("copied at", self.n)
        return Countdown(self.n)


first = Countdown(3)
x, y, z = itertools.tee(first, 3)
print(x is first, list(x), list(y), next(z), type(z).__name__)
try:
    itertools.tee(3)
except TypeError as e:
    print(e)
