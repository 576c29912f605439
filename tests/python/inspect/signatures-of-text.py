# With eval_str annotations that are text become what they mean.
import functools
import inspect


def f(a: "int", b: "list[str]" = None, *args: "float", c: dict, **rest: "Missing") -> "A": ...


class A:
    def method(self, x: "A") -> "int": ...


def wrapper(function):
    @functools.wraps(function)
    def inner(*args, **kwargs): ...
    return inner


Missing = bytes
print(inspect.signature(f), inspect.signature(f, eval_str=True), sep="\n")
print(inspect.signature(A().method, eval_str=True), inspect.signature(A.method, eval_str=True), inspect.signature(wrapper(f), eval_str=True))
print(inspect.signature(f, eval_str=True, globals={"A": 1, "Missing": 2, "int": 3}), inspect.Signature.from_callable(f, eval_str=True))
del Missing
try:
    inspect.signature(f, eval_str=True)
except NameError as error:
    print(error)
