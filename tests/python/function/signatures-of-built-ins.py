# inspect.signature of what is written in C.
import inspect
import math

for name in ("len", "abs", "sorted", "sum", "print", "open", "pow", "round", "filter", "map", "zip", "getattr", "iter", "next", "vars",
             "dir", "str", "int", "dict", "range", "list", "tuple", "object", "enumerate", "reversed", "float", "complex", "max"):
    try:
        print(name, inspect.signature(vars(__builtins__)[name]))
    except ValueError as error:
        print(name, "ValueError", error)
for name in sorted(vars(math)):
    if callable(vars(math)[name]):
        try:
            print(name, inspect.signature(vars(math)[name]))
        except ValueError as error:
            print(name, "ValueError", error)
for method in (list.append, [].index, list.sort, str.split, "".join, dict.get, dict.setdefault, dict.fromkeys):
    print(method.__name__, inspect.signature(method))
