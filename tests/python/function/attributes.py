def f(a: int, b=1, *, c=2) -> str:
    "Doc."
    return a
print(f.__name__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__module__, f.__qualname__)
f.extra = 5
print(f.extra, f.__dict__, callable(f), f.__code__.co_varnames, f.__code__.co_argcount)
class A:
    def m(self): pass
print(A.m.__qualname__, A().m.__name__, (lambda: 0).__name__)
