# Signatures: of what is like a function, of methods and partials, kept and sent, and what they say of arguments.
import functools
import inspect
import pickle


def tried(make):
    try:
        print(make())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


def plain(a, b=1, /, c=2, *args, d, e: int = 5, **kw) -> str:
    pass


class Like:
    __name__, __code__, __defaults__, __kwdefaults__, __annotations__ = (getattr(plain, name) for name in (
        "__name__", "__code__", "__defaults__", "__kwdefaults__", "__annotations__"))

    def __call__(self, *args):
        pass


class Bare(Like):
    __annotations__ = None


class NoLike(Like):
    __defaults__ = 5


for o in Like(), Bare(), NoLike():
    print(inspect.signature(o))


class OnlyStars:
    def __init__(*args):
        pass

    def __call__(*args):
        pass


class Nothing:
    def __init__():
        pass

    def method():
        pass

    def named(*, a):
        pass


class Called(type):
    def __call__(cls, x, y):
        pass


class ByMeta(metaclass=Called):
    pass


print(inspect.signature(OnlyStars), inspect.signature(OnlyStars()), inspect.signature(ByMeta))
tried(lambda: inspect.signature(Nothing))
tried(lambda: inspect.signature(object.__new__(Nothing).method))
tried(lambda: inspect.signature(object.__new__(Nothing).named))


@functools.wraps(plain)
def outer(x, y):
    pass


print(inspect.getfullargspec(outer).args, inspect.getfullargspec(functools.partial(outer)).args, inspect.signature(functools.partial(outer, 1)))
sig = inspect.signature(plain)
print(sig.parameters, inspect.Signature().parameters)
for o in sig, sig.parameters["e"], inspect.signature(len):
    again = pickle.loads(pickle.dumps(o))
    print(again == o, again)


class Mine(inspect.Signature):
    pass


print(repr(Mine.from_callable(len)), type(Mine.from_callable(lambda: 1)).__name__, repr(Mine.from_callable(OnlyStars)))
bound = inspect.signature(len).bind([])
print(pickle.loads(pickle.dumps(bound)) == bound, bound)


def places(a, b=2, /, c=3, **kw):
    pass


for args, names in ((1,), {"b": 5}), ((1, 2), {"a": 5}), ((), {"a": 1}), ((1,), {"c": 4, "z": 1}), ((), {}):
    tried(lambda: inspect.signature(places).bind(*args, **names))
for name, kind in (".0", 1), (".0", 0), (".0", 3), (".x", 1), ("if", 0), ("if", 1):
    tried(lambda: repr(inspect.Parameter(name, inspect._ParameterKind(kind))))


def three(a, b, c):
    pass


for args in (), (1,), (1, 2):
    tried(lambda: inspect.getcallargs(three, *args))
