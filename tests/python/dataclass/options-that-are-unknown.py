# make_dataclass names itself when it refuses, and what is no class is told so.
import dataclasses
import inspect

for make in (lambda: dataclasses.make_dataclass("A", ["x"], froze=True), lambda: dataclasses.dataclass(5),
             lambda: dataclasses.dataclass(froze=True)):
    try:
        make()
    except Exception as error:
        print(type(error).__name__, error)
A = dataclasses.make_dataclass("A", ["x", ("y", int, 5)], frozen=True, repr=False, order=True)
print(A(1) < A(2), hash(A(1)) == hash(A(1)), "object at" in repr(A(1)), A.__match_args__)
print(inspect.signature(dataclasses.make_dataclass))
