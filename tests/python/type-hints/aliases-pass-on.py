# Aliases give and take attributes of what they are of; Callable with Concatenate; bases and parameters that are refused
import collections.abc as c, typing as t, pickle, copy
P = t.ParamSpec('P')
T = t.TypeVar('T')
for a in (c.Callable[[int, str], float], c.Callable[..., int], c.Callable[P, T], c.Callable[t.Concatenate[int, P], T], c.Callable[[], None]):
    print(a, a.__args__, a.__parameters__, copy.copy(a) == a, copy.deepcopy(a) == a, t.get_args(a), t.get_origin(a))
print(pickle.loads(pickle.dumps(c.Callable[[int, str], float])))
for a in (t.Callable[[int, str], float], t.Callable[..., int], t.Callable[P, T], t.Callable[t.Concatenate[int, P], T]):
    print(a, t.get_args(a))

class C:
    v = 4
A = t.Annotated[C, 'x']
print(A.v)
A.x = 5
print(C.x)
L = t.List[int]
try:
    L.foo = 1
except Exception as e:
    print(type(e).__name__, e)
print(t.Annotated.__name__, t.Annotated.__qualname__, t.Annotated)
for x in (t.Callable, t.Callable[..., T], t.Annotated[T, ''], t.Union[int, str], t.Any, t.List):
    try:
        iter(x)
    except TypeError as e:
        print(e)

class G(t.Generic[T]):

    def bar(s):
        pass
    baz = 1
    __m__ = 2
d = dir(G[int])
print('bar' in d, 'baz' in d, '__m__' in d, '__args__' in d)
for k in (t.ParamSpecArgs, t.ParamSpecKwargs, t.ParamSpec, t.TypeVar, t.TypeVarTuple, t.TypeAliasType, t.NewType, t.ForwardRef, t.Any, t.Generic):
    try:

        class X(k):
            pass
        print('ok', k)
    except Exception as e:
        print(type(e).__name__, e)
Ts = t.TypeVarTuple('Ts')
try:

    class Y(t.Generic[Ts]):
        pass
except TypeError as e:
    print(e)
try:

    class Z(t.Generic[int]):
        pass
except TypeError as e:
    print(e)
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    print(isinstance(b'', t.ByteString), issubclass(bytes, c.ByteString), isinstance(bytearray(), c.ByteString))

    class F(t.ByteString):
        pass
    for x in w:
        print(x.category.__name__, x.message)
