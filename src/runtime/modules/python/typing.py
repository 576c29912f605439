"""Names for annotations. Nothing here is checked when a program runs."""

from abc import ABCMeta
from collections import namedtuple
from types import GenericAlias, FunctionType
import sys


class _Special:
    """A name such as Any or Optional: it can be subscripted and printed."""

    def __init__(self, name):
        self._name = name

    def __repr__(self):
        return "typing." + self._name

    def __getitem__(self, parameters):
        return _Alias(self, parameters)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")


def _text(parameter):
    if parameter is Ellipsis:
        return "..."
    if isinstance(parameter, list):
        return "[" + ", ".join(map(_text, parameter)) + "]"
    if isinstance(parameter, type) and not isinstance(parameter, GenericAlias):
        if parameter.__module__ == "builtins":
            return parameter.__qualname__
        return f"{parameter.__module__}.{parameter.__qualname__}"
    return repr(parameter)


class _Alias:
    def __init__(self, origin, parameters):
        self.__origin__ = origin
        self.__args__ = parameters if isinstance(parameters, tuple) else (parameters,)
        self._name = getattr(origin, "_name", None)

    def __repr__(self):
        return f"{self.__origin__!r}[{', '.join(map(_text, self.__args__))}]"

    def __eq__(self, other):
        return isinstance(other, _Alias) and (self.__origin__, self.__args__) == (other.__origin__, other.__args__)

    def __hash__(self):
        return hash((id(self.__origin__), self.__args__))

    def __getitem__(self, parameters):
        return _Alias(self.__origin__, parameters)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __call__(self, *args, **kwds):
        runtime = getattr(self.__origin__, "_runtime", self.__origin__)
        return runtime(*args, **kwds)

    def __mro_entries__(self, bases):
        origin = getattr(self.__origin__, "_runtime", self.__origin__)
        return (origin,) if isinstance(origin, type) else ()


class _UnionForm(_Special):
    def __getitem__(self, parameters):
        flat = []
        for parameter in parameters if isinstance(parameters, tuple) else (parameters,):
            for each in parameter.__args__ if isinstance(parameter, _Alias) and parameter.__origin__ is self else (parameter,):
                each = type(None) if each is None else each
                if each not in flat:
                    flat.append(each)
        return flat[0] if len(flat) == 1 else _UnionAlias(self, tuple(flat))


class _UnionAlias(_Alias):
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and type(None) in args:
            return f"typing.Optional[{_text(args[0] if args[1] is type(None) else args[1])}]"
        return f"typing.Union[{', '.join('None' if arg is type(None) else _text(arg) for arg in args)}]"


class _OptionalForm(_Special):
    def __getitem__(self, parameter):
        return Union[parameter, None]


class _RuntimeForm(_Special):
    """List, Dict and so on: names of built-in types."""

    def __init__(self, name, runtime):
        super().__init__(name)
        self._runtime = runtime

    def __call__(self, *args, **kwds):
        return self._runtime(*args, **kwds)

    def __mro_entries__(self, bases):
        return (self._runtime,)

    def __instancecheck__(self, obj):
        return isinstance(obj, self._runtime)


Any = _Special("Any")
Union = _UnionForm("Union")
Optional = _OptionalForm("Optional")
List, Dict, Set = _RuntimeForm("List", list), _RuntimeForm("Dict", dict), _RuntimeForm("Set", set)
Tuple, FrozenSet, Type = _RuntimeForm("Tuple", tuple), _RuntimeForm("FrozenSet", frozenset), _RuntimeForm("Type", type)
for _name in ("Callable", "ClassVar", "Final", "Literal", "Annotated", "NoReturn", "Never", "Self", "LiteralString",
              "TypeAlias", "Concatenate", "TypeGuard", "Required", "NotRequired", "Unpack", "Iterable", "Iterator",
              "Generator", "Sequence", "MutableSequence", "Mapping", "MutableMapping", "Collection", "Container",
              "Hashable", "Sized", "Reversible", "Awaitable", "Coroutine", "AbstractSet", "ContextManager", "AnyStr",
              "Text", "SupportsInt", "SupportsFloat", "SupportsIndex", "DefaultDict", "Deque", "Counter", "OrderedDict"):
    globals()[_name] = _Special(_name)
TYPE_CHECKING = False


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False):
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__, self.__contravariant__ = covariant, contravariant

    def __repr__(self):
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class ParamSpec(TypeVar):
    pass


class TypeVarTuple(TypeVar):
    pass


class Generic:
    __slots__ = ()

    def __class_getitem__(cls, parameters):
        return _ClassAlias(cls, parameters)


class _ClassAlias(_Alias):
    def __repr__(self):
        return f"{_text(self.__origin__)}[{', '.join(map(_text, self.__args__))}]"


class Protocol(Generic):
    __slots__ = ()


def runtime_checkable(cls):
    return cls


def cast(typ, val):
    return val


def overload(func):
    return func


def final(f):
    return f


def override(method):
    return method


def no_type_check(arg):
    return arg


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    return dict(getattr(obj, "__annotations__", {}))


def get_origin(tp):
    origin = getattr(tp, "__origin__", None)
    return getattr(origin, "_runtime", origin)


def get_args(tp):
    return getattr(tp, "__args__", ())


def NewType(name, tp):
    def make(x):
        return x
    make.__name__ = make.__qualname__ = name
    make.__supertype__ = tp
    return make


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, namespace):
        types = namespace.get("__annotations__", {})
        defaults = [namespace[name] for name in types if name in namespace]
        made = namedtuple(typename, list(types), defaults=defaults, module=namespace["__module__"])
        made.__annotations__ = made.__new__.__annotations__ = dict(types)
        for name, value in namespace.items():
            if name not in types and name not in ("__annotations__", "__module__", "__qualname__"):
                setattr(made, name, value)
        return made


def NamedTuple(typename, fields=(), /, **kwargs):
    made = namedtuple(typename, [name for name, _ in fields], module=sys._getframe(1).f_globals.get("__name__"))
    made.__annotations__ = made.__new__.__annotations__ = dict(fields)
    return made


def _named_tuple_bases(bases):
    return (type.__new__(_NamedTupleMeta, "NamedTuple", (), {}),)


NamedTuple.__mro_entries__ = _named_tuple_bases


class _TypedDictMeta(type):
    def __new__(cls, name, bases, namespace, total=True):
        made = type.__new__(_TypedDictMeta, name, (dict,), namespace)
        made.__total__ = total
        return made


def TypedDict(typename, fields=None, /, *, total=True):
    return _TypedDictMeta(typename, (), {"__annotations__": dict(fields or {})}, total=total)


TypedDict.__mro_entries__ = lambda bases: (type.__new__(_TypedDictMeta, "TypedDict", (dict,), {}),)
