# exits with 1
# An AttributeError that the program raises learns the name and the object, unless a method was looked for.
class A:
    def __getattr__(self, name):
        raise AttributeError("custom " + name)

    @property
    def p(self):
        raise AttributeError("in p")

    def price(self):
        pass


class B:
    @property
    def p(self):
        raise AttributeError("in p")


for call in (lambda: A().zz, lambda: A().p, lambda: getattr(A(), "q"), lambda: A().m(), lambda: A().pric, lambda: B().p, lambda: B().p(),
             lambda: getattr(B(), "p"), lambda: B().zz):
    try:
        call()
    except AttributeError as e:
        print(e, e.name, type(e.obj).__name__)
A().pric
