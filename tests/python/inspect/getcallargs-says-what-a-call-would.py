import inspect


def f(a, b=1, *, c=2):
    pass


def told(function, *args, **kwargs):
    try:
        print(inspect.getcallargs(function, *args, **kwargs))
    except TypeError as e:
        print(e)


class C:
    def m(self, x):
        pass


told(f)
told(f, 1)
told(f, 1, 2, 3)
told(f, 1, d=3)
told(f, 1, a=3)
told(C().m)
told(C().m, 1, 2)
told(lambda *a, k, **b: 0)
