# Signature.bind names the kind of a missing argument only while it fills by position; type and metaclasses have no signature
import inspect

for function in (lambda a, *, k: 0, lambda a, *r, k: 0, lambda *, k, j: 0, lambda a, /, *, k: 0, lambda a, b: 0, lambda a, b=1, *, k: 0):
    signature = inspect.signature(function)
    for args, kwargs in ((), {}), ((1,), {}), ((1, 2), {}), ((), {"a": 1}), ((), {"k": 1}), ((1,), {"z": 2}):
        try:
            print(signature, args, kwargs, signature.bind(*args, **kwargs))
        except TypeError as error:
            print(signature, args, kwargs, error)


class Meta(type):
    pass


for kind in type, Meta, str:
    try:
        print(inspect.signature(kind))
    except ValueError as error:
        print(error)


class Base:
    x: int = 1


class Derived(Base):
    pass


print([a for a in inspect.classify_class_attrs(Derived) if a.name == "__annotations__"])
