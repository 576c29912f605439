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


def _caller():
    return sys._getframe(2).f_globals.get("__name__")


class _Parameter:
    """What a type parameter of any kind is."""

    _mark = "~"

    def __repr__(self):
        return self._mark + self.__name__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __init_subclass__(cls):
        if cls.__module__ != "typing":
            raise TypeError(f"type 'typing.{cls.__mro__[1].__name__}' is not an acceptable base type")


class TypeVar(_Parameter):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if infer_variance and (covariant or contravariant):
            raise ValueError("Variance cannot be specified with infer_variance.")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        self.__name__ = name
        self._constraints, self._bound = constraints, bound
        self._evaluate_constraints = self._evaluate_bound = None
        self.__covariant__, self.__contravariant__, self.__infer_variance__ = covariant, contravariant, infer_variance
        self._mark = "" if infer_variance else "+" if covariant else "-" if contravariant else "~"
        self.__module__ = _caller()

    @property
    def __bound__(self):
        if self._evaluate_bound is not None:
            self._bound = self._evaluate_bound()
            self._evaluate_bound = None
        return self._bound

    @property
    def __constraints__(self):
        if self._evaluate_constraints is not None:
            self._constraints = self._evaluate_constraints()
            self._evaluate_constraints = None
        return self._constraints


class ParamSpecArgs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.args"


class ParamSpecKwargs(ParamSpecArgs):
    def __repr__(self):
        return f"{self.__origin__.__name__}.kwargs"


class ParamSpec(_Parameter):
    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False):
        self.__name__ = name
        self.__bound__ = bound
        self.__covariant__, self.__contravariant__, self.__infer_variance__ = covariant, contravariant, infer_variance
        self._mark = "" if infer_variance else "+" if covariant else "-" if contravariant else "~"
        self.__module__ = _caller()

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)


class _Unpacked:
    def __init__(self, of):
        self.__origin__ = of

    def __repr__(self):
        return f"typing.Unpack[{self.__origin__!r}]"


class TypeVarTuple(_Parameter):
    _mark = ""

    def __init__(self, name):
        self.__name__ = name
        self.__module__ = _caller()

    def __iter__(self):
        yield _Unpacked(self)


class TypeAliasType:
    """Type alias, as made by the type statement."""

    def __init__(self, name, value, *, type_params=()):
        self.__name__ = name
        self._value, self._evaluate = value, None
        self.__type_params__ = type_params
        self.__module__ = _caller()

    @property
    def __value__(self):
        if self._evaluate is not None:
            self._value = self._evaluate()
            self._evaluate = None
        return self._value

    @property
    def __parameters__(self):
        return tuple(each for param in self.__type_params__
                     for each in (param if isinstance(param, TypeVarTuple) else (param,)))

    def __repr__(self):
        return self.__name__

    def __getitem__(self, parameters):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return GenericAlias(self, parameters)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __init_subclass__(cls):
        raise TypeError("type 'typing.TypeAliasType' is not an acceptable base type")


# What the compiler calls for [T], [T: bound], [T: (a, b)], [*Ts], [**P] and `type X = ...`.

def _of_caller(param):
    param.__module__ = sys._getframe(2).f_globals.get("__name__")
    return param


def _type_var(name):
    return _of_caller(TypeVar(name, infer_variance=True))


def _type_var_with_bound(name, evaluate):
    param = TypeVar(name, infer_variance=True)
    param._evaluate_bound = evaluate
    return _of_caller(param)


def _type_var_with_constraints(name, evaluate):
    param = TypeVar(name, infer_variance=True)
    param._evaluate_constraints = evaluate
    return _of_caller(param)


def _param_spec(name):
    return _of_caller(ParamSpec(name, infer_variance=True))


def _type_alias(name, type_params, evaluate):
    alias = TypeAliasType(name, None, type_params=type_params or ())
    alias._evaluate = evaluate
    return _of_caller(alias)


def _subscript_generic(params):
    return Generic[tuple(each for param in params for each in (param if isinstance(param, TypeVarTuple) else (param,)))]


def _parameters_of(args):
    """The type parameters in ARGS, each once."""
    found = []
    for arg in args:
        for param in (arg,) if isinstance(arg, _Parameter) else (
                (arg.__origin__,) if isinstance(arg, _Unpacked) else _parameters_of(getattr(arg, "__args__", ()))):
            if param not in found:
                found.append(param)
    return tuple(found)


class Generic:
    __slots__ = ()

    def __class_getitem__(cls, parameters):
        return _ClassAlias(cls, parameters)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        found = []
        for base in cls.__dict__.get("__orig_bases__", ()):
            for param in _parameters_of(getattr(base, "__args__", ())):
                if param not in found:
                    found.append(param)
        cls.__parameters__ = tuple(found)


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
