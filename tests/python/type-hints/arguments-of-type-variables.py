# What TypeVar, ParamSpec and TypeVarTuple say of arguments that do not fit.
from typing import ParamSpec, TypeVar, TypeVarTuple
for kind in TypeVar, ParamSpec, TypeVarTuple:
    for args, names in ((), {}), ((1,), {}), (("T", int), {}), (("T", int, str), {"bound": int}), (("T",), {"bound": 5}), (("T",), {"foo": 1}), \
            (("T",), {"covariant": True, "contravariant": True}), (("T",), {"infer_variance": True, "covariant": True}), \
            ((), {"name": "x"}), (("T",), {"bound": "abc"}), (("T", "a", "b"), {}), ((), {"foo": 1}):
        try:
            print(kind.__name__, kind(*args, **names))
        except (TypeError, ValueError) as error:
            print(kind.__name__, args, names, error)
