T = type(lambda: 0)
def go():
    type A[X: int, *Y, **Z] = dict[X, Y, Z]
    return A
A = go()
x, y, z = A.__type_params__
print(type(A), type(x), type(y), type(z), A.__module__, x.__module__, A.__value__, A.__parameters__)
print(x.__bound__, x.__constraints__, x.__covariant__, x.__contravariant__, x.__infer_variance__)
for o in A, x, y, z:
    for n in '__name__ __value__ __type_params__ __bound__ __constraints__ __covariant__ __contravariant__ __infer_variance__ __module__ __parameters__ foo'.split():
        try: print(n, getattr(o, n))
        except AttributeError as e: print(e)
        try: setattr(o, n, 1); print('set', n)
        except Exception as e: print(type(e).__name__, e)
    try: print(o[int])
    except TypeError as e: print(e)
    try: o()
    except TypeError as e: print(e)
    try: print(o | int)
    except TypeError as e: print(e)
    try: print(int | o)
    except TypeError as e: print(e)
    try: print(o | None, type(o|None), o | "x")
    except TypeError as e: print(e)
    try: print(o | 1)
    except TypeError as e: print(e)
    try: isinstance(1, o)
    except TypeError as e: print(e)
    try:
        class C(o): pass
    except TypeError as e: print(e)
    try:
        class C(type(o)): pass
    except TypeError as e: print(e)
    try: print(list(o))
    except TypeError as e: print(e)
    print(o == o, hash(o) == object.__hash__(o), repr(o))
print(A[int, str, [int, float]], A[int, str, [int, float]].__args__,A[int, str, [int, float]].__origin__,A[int, str, [int, float]].__parameters__)
type S = S | int
print(S.__value__, S | S)
try: S[int]
except TypeError as e: print(e)
type E = 1/0
for i in range(2):
    try: E.__value__
    except ZeroDivisionError as e: print(e)
import typing
for a in [(), ('x',), ('x', 1, 2), (1, 2)]:
    for k in [{}, {'type_params': 3}, {'type_params': ()}, {'value': 3}, {'foo':1}]:
        try: r = typing.TypeAliasType(*a, **k); print(r, r.__value__, r.__module__, r.__type_params__)
        except TypeError as e: print(e)
import types
print(type(A[int, str, int]), isinstance(A[int,str,int], types.GenericAlias))
print(typing.get_origin(A[int, str, int]), typing.get_args(A[int,str,int]))
import copy, pickle
T = typing.TypeVar("T", bound=int); P = typing.ParamSpec("P"); Ts = typing.TypeVarTuple("Ts")
type One = int
type Many[X] = list[X]
for thing in T, P, Ts, One, Many, Many[int], Many[T]:
    print(pickle.loads(pickle.dumps(thing)) == thing, copy.copy(thing) == thing, copy.deepcopy(thing) == thing, thing.__module__)
print(P.args, P.kwargs, P.args == P.args, P.args.__origin__ is P, P.args == P.kwargs)
print([name for name in dir(One) if name not in dir(object)])
print(One | int, type(One | int), int | One, One | None, list[Many[int]] | One, dict[str, [int, list]])
