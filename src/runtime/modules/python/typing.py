"""Names for annotations. Nothing here is checked when a program runs."""

import functools
import sys
import types
import warnings
from _native import static_type as _static_type, union_of as _union_of
from abc import ABCMeta, abstractmethod
from collections import namedtuple
from types import GenericAlias
from _typing_forms import (AbstractSet, Alias as _GenericAlias, Annotated, AnnotatedAlias as _AnnotatedAlias, AsyncContextManager, AsyncGenerator,
                          AsyncIterable, AsyncIterator, Awaitable, ByteString, Callable, ChainMap, ClassVar, Collection, Concatenate, ConcatenateAlias as _Concatenated,
                          Container, ContextManager, Coroutine, Counter, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet,
                          Generator, Hashable, ItemsView, Iterable, Iterator, KeysView, List, Literal, LiteralString, Mapping,
                          MappingView, Match, MutableMapping, MutableSequence, MutableSet, Never, NoReturn, NotRequired, Operand as _Operand,
                          Optional, OrderedDict, Pattern, Required, Reversible, Self, Sequence, Set, Sized, SpecialAlias as _SpecialAlias,
                          SpecialForm as _SpecialForm, Tuple, Type, TypeAlias, TypeGuard, Union, Unpack, UnpackedAlias as _Unpacked,
                          ValuesView, check_count as _check_count, bound_arguments as _bound_arguments, accept_type as _accept_type,
                          accept_parameter_list as _accept_parameter_list, gather_parameter_list as _gather_parameter_list,
                          refuse_bare as _refuse_bare, gather_types as _gather_types,
                          parameters_of as _parameters_of, type_check as _type_check, converted as _converted, type_text as _type_repr,
                          cleanups as _cleanups, kept as _kept)

__all__ = ["AbstractSet", "Annotated", "Any", "AnyStr", "AsyncContextManager", "AsyncGenerator", "AsyncIterable", "AsyncIterator",
           "Awaitable", "BinaryIO", "ByteString", "Callable", "ChainMap", "ClassVar", "Collection", "Concatenate",
           "Container", "ContextManager", "Coroutine", "Counter", "DefaultDict", "Deque", "Dict", "Final", "ForwardRef",
           "FrozenSet", "Generator", "Generic", "Hashable", "IO", "ItemsView", "Iterable", "Iterator", "KeysView",
           "List", "Literal", "LiteralString", "Mapping", "MappingView", "Match", "MutableMapping", "MutableSequence",
           "MutableSet", "NamedTuple", "Never", "NewType", "NoReturn", "NotRequired", "Optional", "OrderedDict",
           "ParamSpec", "ParamSpecArgs", "ParamSpecKwargs", "Pattern", "Protocol", "Required", "Reversible", "Self",
           "Sequence", "Set", "Sized", "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat",
           "SupportsIndex", "SupportsInt", "SupportsRound", "TYPE_CHECKING", "Text", "TextIO", "Tuple", "Type",
           "TypeAlias", "TypeAliasType", "TypeGuard", "TypeVar", "TypeVarTuple", "TypedDict", "Union", "Unpack",
           "ValuesView", "assert_never", "assert_type", "cast", "clear_overloads", "dataclass_transform", "final",
           "get_args", "get_origin", "get_overloads", "get_type_hints", "is_typeddict", "no_type_check",
           "no_type_check_decorator", "overload", "override", "reveal_type", "runtime_checkable"]

Text = str
TYPE_CHECKING = False


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Whatever."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


def _caller():
    return sys._getframe(2).f_globals.get("__name__")


class _Fixed:
    """An attribute that an instance keeps under a name of its own, and that cannot be set."""

    def __init__(self, name, kept, member=True):
        self._name, self._kept, self._member = name, kept, member

    def __get__(self, instance, owner):
        return self if instance is None else getattr(instance, self._kept)

    def __set__(self, instance, value=None):
        if self._member:
            raise AttributeError("readonly attribute")
        raise AttributeError(f"attribute {self._name!r} of 'typing.{type(instance).__name__}' objects is not writable")

    __delete__ = __set__


class _Lazy(_Fixed):
    """One that a function computes when it is asked for first."""

    def __get__(self, instance, owner):
        if instance is None:
            return self
        if instance._evaluate is not None and instance._evaluated == self._name:
            setattr(instance, self._kept, instance._evaluate())
            instance._evaluate = None
        return getattr(instance, self._kept)


def _public(cls):
    """What dir() shows of an instance."""
    return sorted(name for name in object.__dir__(cls) if name[:2] == "__" or name[0] != "_")


class _Parameter:
    """What a type parameter of any kind is."""

    __slots__ = ("_given", "_name", "_mark", "_bound", "_constraints", "_variance", "_evaluate", "_evaluated", "__dict__", "__weakref__")
    _is_type_parameter = True
    __name__ = _Fixed("__name__", "_name")

    def __repr__(self):
        return self._mark + self._name

    def __reduce__(self):
        return self._name

    def __dir__(self):
        return [name for name in _public(self) if name not in ("__dict__", "__weakref__", "__slots__")]

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __init_subclass__(cls):
        if cls.__module__ != "typing":
            raise TypeError(f"type 'typing.{cls.__mro__[1].__name__}' is not an acceptable base type")


def _set_variance(param, covariant, contravariant, infer_variance):
    if covariant and contravariant:
        raise ValueError("Bivariant types are not supported.")
    if infer_variance and (covariant or contravariant):
        raise ValueError("Variance cannot be specified with infer_variance.")
    param._variance = bool(covariant), bool(contravariant), bool(infer_variance)
    param._mark = "" if infer_variance else "+" if covariant else "-" if contravariant else "~"


class _Variance(_Fixed):
    def __get__(self, instance, owner):
        return self if instance is None else instance._variance[self._kept]


_not_given = object()


@_static_type
class TypeVar(_Parameter, _Operand):
    __slots__ = ()

    def __init__(self, name=_not_given, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False, **others):
        if name is _not_given:
            raise TypeError("typevar() missing required argument 'name' (pos 1)")
        for other in others:
            raise TypeError(f"{other!r} is an invalid keyword argument for typevar()")
        if not isinstance(name, str):
            raise TypeError(f"typevar() argument 'name' must be str, not {type(name).__name__}")
        _set_variance(self, covariant, contravariant, infer_variance)
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        self._name = name
        self._constraints = tuple(_type_check(each, "TypeVar(name, constraint, ...): constraints must be types.") for each in constraints)
        self._bound = None if bound is None else _type_check(bound, "Bound must be a type.")
        self._evaluate = None
        self.__module__ = _caller()

    __typing_subst__ = _accept_type
    __bound__ = _Lazy("__bound__", "_bound", False)
    __constraints__ = _Lazy("__constraints__", "_constraints", False)
    __covariant__, __contravariant__, __infer_variance__ = _Variance("__covariant__", 0), _Variance("__contravariant__", 1), _Variance("__infer_variance__", 2)


@_static_type
class ParamSpecArgs:
    __slots__ = ("_origin", "__weakref__")
    __origin__ = _Fixed("__origin__", "_origin")
    _kind = "args"

    def __init__(self, origin):
        self._origin = origin

    def __repr__(self):
        origin = self._origin
        return f"{origin.__name__ if isinstance(origin, ParamSpec) else repr(origin)}.{self._kind}"

    def __eq__(self, other):
        return self._origin == other._origin if type(self) is type(other) else NotImplemented

    __hash__ = object.__hash__

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __init_subclass__(cls):
        raise TypeError("type 'typing.ParamSpecArgs' is not an acceptable base type")


@_static_type
class ParamSpecKwargs:
    __slots__ = ("_origin", "__weakref__")
    __origin__ = _Fixed("__origin__", "_origin")
    _kind = "kwargs"
    __init__, __repr__ = ParamSpecArgs.__init__, ParamSpecArgs.__repr__
    __eq__, __hash__, __mro_entries__ = ParamSpecArgs.__eq__, object.__hash__, ParamSpecArgs.__mro_entries__

    def __init_subclass__(cls):
        raise TypeError("type 'typing.ParamSpecKwargs' is not an acceptable base type")


@_static_type
class ParamSpec(_Parameter, _Operand):
    __slots__ = ()

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False):
        if not isinstance(name, str):
            raise TypeError(f"paramspec() argument 'name' must be str, not {type(name).__name__}")
        _set_variance(self, covariant, contravariant, infer_variance)
        self._name, self._evaluate = name, None
        self._bound = None if bound is None else _type_check(bound, "Bound must be a type.")
        self.__module__ = _caller()

    __init__.__name__ = "paramspec"
    __typing_subst__, __typing_prepare_subst__ = _accept_parameter_list, _gather_parameter_list
    __bound__ = _Fixed("__bound__", "_bound")
    __covariant__, __contravariant__, __infer_variance__ = _Variance("__covariant__", 0), _Variance("__contravariant__", 1), _Variance("__infer_variance__", 2)
    args = property(lambda self: ParamSpecArgs(self), doc="Represents positional arguments.")
    kwargs = property(lambda self: ParamSpecKwargs(self), doc="Represents keyword arguments.")


@_static_type
class TypeVarTuple(_Parameter):
    __slots__ = ()

    def __init__(self, name):
        if not isinstance(name, str):
            raise TypeError(f"typevartuple() argument 'name' must be str, not {type(name).__name__}")
        self._name, self._mark, self._evaluate = name, "", None
        self.__module__ = _caller()

    __init__.__name__ = "typevartuple"
    __typing_subst__, __typing_prepare_subst__ = _refuse_bare, _gather_types

    def __iter__(self):
        yield _Unpacked(self)


class _Unrolled(_Fixed):
    """Type parameters, with those that stand for several taken apart."""

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return tuple(each for param in getattr(instance, self._kept) for each in (param if isinstance(param, TypeVarTuple) else (param,)))


@_static_type
class TypeAliasType:
    """Type alias, as made by the type statement."""

    __slots__ = ("_name", "_value", "_type_params", "_module", "_evaluate", "_evaluated")
    __name__ = _Fixed("__name__", "_name")
    __value__ = _Lazy("__value__", "_value", False)
    __type_params__ = _Fixed("__type_params__", "_type_params", False)

    def __new__(cls, *args, **kwargs):
        if len(args) + len(kwargs) > 3:
            raise TypeError(f"typealias() takes at most 3 arguments ({len(args) + len(kwargs)} given)")
        if len(args) > 2:
            raise TypeError(f"typealias() takes exactly 2 positional arguments ({len(args)} given)")
        for at, name in enumerate(("name", "value")):
            if len(args) <= at and name not in kwargs:
                raise TypeError(f"typealias() missing required argument '{name}' (pos {at + 1})")
            if len(args) > at and name in kwargs:
                raise TypeError(f"argument for typealias() given by name ('{name}') and position ({at + 1})")
        for name in kwargs:
            if name not in ("name", "value", "type_params"):
                raise TypeError(f"{name!r} is an invalid keyword argument for typealias()")
        name, value = args[0] if args else kwargs["name"], args[1] if len(args) > 1 else kwargs["value"]
        type_params = kwargs.get("type_params", ())
        if not isinstance(name, str):
            raise TypeError(f"typealias() argument 'name' must be str, not {type(name).__name__}")
        if not isinstance(type_params, tuple):
            raise TypeError("type_params must be a tuple")
        self = object.__new__(cls)
        self._name, self._value, self._type_params, self._evaluate = name, value, type_params, None
        self._module = _caller()
        return self

    def __init__(self, *args, **kwargs):
        pass

    __parameters__ = _Unrolled("__parameters__", "_type_params", False)
    __iter__ = None  # subscription alone makes it no sequence

    def __getattribute__(self, name):
        return object.__getattribute__(self, "_module" if name == "__module__" else name)

    def __setattr__(self, name, value):
        if name == "__module__":
            raise AttributeError("attribute '__module__' of 'typing.TypeAliasType' objects is not writable")
        object.__setattr__(self, name, value)

    def __repr__(self):
        return self._name

    def __reduce__(self):
        return self._name

    def __dir__(self):
        return [name for name in _public(self) if name not in ("__slots__", "__iter__")]

    def __getitem__(self, parameters):
        if not self._type_params:
            raise TypeError("Only generic type aliases are subscriptable")
        return GenericAlias(self, parameters)

    def __or__(self, other):
        return _union_of(self, other)

    def __ror__(self, other):
        return _union_of(other, self)

    def __init_subclass__(cls):
        raise TypeError("type 'typing.TypeAliasType' is not an acceptable base type")


# What the compiler calls for [T], [T: bound], [T: (a, b)], [*Ts], [**P] and `type X = ...`.

def _computed(param, name, evaluate):
    param._evaluate, param._evaluated = evaluate, name
    return param


def _type_var(name):
    param = TypeVar(name, infer_variance=True)
    param.__module__ = "typing"
    return param


def _type_var_with_bound(name, evaluate):
    return _computed(_type_var(name), "__bound__", evaluate)


def _type_var_with_constraints(name, evaluate):
    return _computed(_type_var(name), "__constraints__", evaluate)


def _param_spec(name):
    param = ParamSpec(name, infer_variance=True)
    param.__module__ = "typing"
    return param


def _type_var_tuple(name):
    param = TypeVarTuple(name)
    param.__module__ = "typing"
    return param


def _type_alias(name, type_params, evaluate):
    alias = _computed(TypeAliasType(name, None, type_params=type_params or ()), "__value__", evaluate)
    alias._module = evaluate.__module__
    return alias


def _subscript_generic(params):
    return Generic[tuple(each for param in params for each in (param if isinstance(param, TypeVarTuple) else (param,)))]


AnyStr = TypeVar("AnyStr", bytes, str)
T, KT, VT = map(TypeVar, ("T", "KT", "VT"))
T_co, V_co, VT_co = (TypeVar(name, covariant=True) for name in ("T_co", "V_co", "VT_co"))
T_contra = TypeVar("T_contra", contravariant=True)
CT_co = TypeVar("CT_co", covariant=True, bound=type)


class Generic:
    """The base of classes with type parameters."""
    __slots__ = ()
    _is_protocol = False

    @_kept
    def __class_getitem__(cls, params):
        params = params if isinstance(params, tuple) else (params,)
        if cls in (Generic, Protocol):
            if not params:
                raise TypeError("Parameter list to %s[...] cannot be empty" % cls.__qualname__)
            params = tuple(map(_converted, params))
            if not all(isinstance(param, (TypeVar, ParamSpec, _Unpacked)) for param in params):
                raise TypeError("Parameters to %s[...] must all be type variables or parameter specification variables." % cls.__name__)
            if len(set(params)) != len(params):
                raise TypeError("Parameters to %s[...] must all be unique" % cls.__name__)
            return _GenericAlias(cls, params)
        if not cls.__parameters__:
            raise TypeError("%s is not a generic class" % (cls,))
        params = tuple(param if isinstance(param, (list, tuple)) or param is ... else
                       _type_check(param, "Parameters to generic types must be types.") for param in params)
        known = _bound_arguments(cls, cls.__parameters__, params)
        args = []
        for param in cls.__parameters__:
            args += known[param] if isinstance(param, TypeVarTuple) else [known[param]]
        return _GenericAlias(cls, tuple(args))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__", ())
        if Generic in bases or "__orig_bases__" not in cls.__dict__ and Generic in cls.__bases__ and cls.__name__ != "Protocol":
            if type(cls) is not _TypedDictMeta:
                raise TypeError("Cannot inherit from plain Generic")
        found, declared = _parameters_of(bases), None
        for base in bases:
            if isinstance(base, _GenericAlias) and base.__origin__ is Generic:
                if declared is not None:
                    raise TypeError("Cannot inherit from Generic[...] multiple times.")
                declared = base.__parameters__
        if declared is not None:
            missing = [param for param in found if param not in declared]
            if missing:
                raise TypeError("Some type variables (%s) are not listed in Generic[%s]"
                                % (", ".join(map(str, missing)), ", ".join(map(str, declared))))
            found = declared
        cls.__parameters__ = tuple(found)


_not_members = {"__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__", "__slots__",
                "__subclasshook__", "__weakref__", "__class_getitem__", "__match_args__", "__parameters__", "__orig_bases__",
                "__orig_class__", "_is_protocol", "_is_runtime_protocol", "__protocol_attrs__", "__callable_proto_members_only__",
                "__type_params__", "_abc_impl", "_abc_registry", "_abc_cache", "__static_attributes__", "__init_subclass__", "__final__"}


def _members_of(cls):
    """The attributes that a class must have to fit the protocol CLS."""
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ not in ("Protocol", "Generic"):
            names |= (base.__dict__.keys() | base.__dict__.get("__annotations__", {}).keys()) - _not_members
    return {name for name in names if not name.startswith("_abc_")}


class _ProtocolMeta(ABCMeta):
    def __init__(cls, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if getattr(cls, "_is_protocol", False):
            cls.__protocol_attrs__ = _members_of(cls)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_protocol", False):
            return super().__instancecheck__(instance)
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if super().__instancecheck__(instance):
            return True
        from inspect import getattr_static
        for name in cls.__protocol_attrs__:
            try:
                value = getattr_static(instance, name)
            except AttributeError:
                return False
            if value is None and callable(getattr(cls, name, None)):
                return False
        return True

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if not getattr(cls, "_is_protocol", False) or _is_asked_by_library():
            return super().__subclasscheck__(other)
        if not isinstance(other, type):
            raise TypeError("issubclass() arg 1 must be a class")
        by_members = getattr(cls.__dict__.get("__subclasshook__"), "__func__", None) is _protocol_hook
        if by_members and not all(callable(getattr(cls, name, None)) for name in cls.__protocol_attrs__):
            raise TypeError("Protocols with non-method members don't support issubclass()")
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        return super().__subclasscheck__(other)


def _is_asked_by_library():
    """Whether abc, functools or isinstance asks __subclasscheck__: they may, of protocols whose members only instances have."""
    return sys._getframe(2).f_globals.get("__name__") in ("abc", "functools", "typing")


def _protocol_hook(cls, other):
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            if name in _own_annotations(base) and issubclass(other, Generic) and getattr(other, "_is_protocol", False):
                break
        else:
            return NotImplemented
    return True


def _no_init(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    cls = type(self)
    if cls.__init__ is not _no_init:
        return  # called by the class's own
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _no_init)
        if init is not _no_init:
            init(self, *args, **kwargs)
            return


# Classes that a protocol may derive from although they are none.
_stand_for_protocols = {
    "collections.abc": ("Callable", "Awaitable", "Iterable", "Iterator", "AsyncIterable", "AsyncIterator", "Hashable", "Sized",
                        "Container", "Collection", "Reversible", "Buffer"),
    "contextlib": ("AbstractContextManager", "AbstractAsyncContextManager"),
}


class Protocol(Generic, metaclass=_ProtocolMeta):
    """What fits by its attributes and not by its bases."""
    __slots__ = ()
    _is_protocol, _is_runtime_protocol = True, False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if cls._is_protocol:
            for base in cls.__bases__:
                known = base in (object, Generic) or base.__name__ in _stand_for_protocols.get(base.__module__, ())
                if not known and not (issubclass(base, Generic) and getattr(base, "_is_protocol", False)):
                    raise TypeError("Protocols can only inherit from other protocols, got %r" % (base,))
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = classmethod(_protocol_hook)
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init


def runtime_checkable(cls):
    if not (isinstance(cls, type) and issubclass(cls, Generic) and getattr(cls, "_is_protocol", False)):
        raise TypeError("@runtime_checkable can be only applied to protocol classes, got %r" % (cls,))
    cls._is_runtime_protocol = True
    return cls


def _supports(name, method, doc, *bases):
    namespace = {"__module__": "typing", "__slots__": (), "__doc__": doc, method: abstractmethod(lambda self: None)}
    return runtime_checkable(types.new_class(name, bases or (Protocol,), exec_body=lambda space: space.update(namespace)))


_T_co = TypeVar("T_co", covariant=True)
SupportsInt = _supports("SupportsInt", "__int__", "What int() takes.")
SupportsFloat = _supports("SupportsFloat", "__float__", "What float() takes.")
SupportsComplex = _supports("SupportsComplex", "__complex__", "What complex() takes.")
SupportsBytes = _supports("SupportsBytes", "__bytes__", "What bytes() takes.")
SupportsIndex = _supports("SupportsIndex", "__index__", "What stands for an integer.")
SupportsAbs = _supports("SupportsAbs", "__abs__", "What abs() takes.", Protocol[_T_co])
SupportsRound = _supports("SupportsRound", "__round__", "What round() takes.", Protocol[_T_co])


class IO(Generic[AnyStr]):
    """A file."""
    __slots__ = ()


class BinaryIO(IO[bytes]):
    """A file of bytes."""
    __slots__ = ()


class TextIO(IO[str]):
    """A file of text."""
    __slots__ = ()


# --- functions ---

def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    text = repr(arg)
    raise AssertionError("Expected code to be unreachable, but got: %s" % (text if len(text) <= 100 else text[:100] + "..."))


def reveal_type(obj, /):
    print("Runtime type is %r" % type(obj).__name__, file=sys.stderr)
    return obj


_overloads = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError("You should not call an overloaded function. A series of @overload-decorated functions outside a stub module "
                              "should always be followed by an implementation that is not @overload-ed.")


def overload(func):
    f = getattr(func, "__func__", func)
    try:
        _overloads.setdefault((f.__module__, f.__qualname__), {})[f.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    f = getattr(func, "__func__", func)
    return list(_overloads.get((f.__module__, f.__qualname__), {}).values())


def clear_overloads():
    _overloads.clear()


def _marker(attribute):
    def mark(o):
        try:
            setattr(o, attribute, True)
        except (AttributeError, TypeError):
            pass
        return o
    return mark


final, override = _marker("__final__"), _marker("__override__")
final.__name__ = final.__qualname__ = "final"
override.__name__ = override.__qualname__ = "override"


def no_type_check(arg):
    if isinstance(arg, type):
        for name in dir(arg):
            value = getattr(arg, name)
            if getattr(value, "__qualname__", None) != "%s.%s" % (arg.__qualname__, getattr(value, "__name__", None)) or \
                    getattr(value, "__module__", None) != arg.__module__:
                continue  # not defined within the class
            value = getattr(value, "__func__", value)
            if isinstance(value, types.FunctionType):
                value.__no_type_check__ = True
            elif isinstance(value, type):
                no_type_check(value)
    try:
        arg.__no_type_check__ = True
    except TypeError:  # a built-in class
        pass
    return arg


def no_type_check_decorator(decorator):
    @functools.wraps(decorator)
    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False, field_specifiers=(), **kwargs):
    def decorate(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {"eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
                                             "frozen_default": frozen_default, "field_specifiers": field_specifiers, "kwargs": kwargs}
        return cls_or_fn
    return decorate


# --- hints ---

def _evaluated(hint, globalns, localns, known=frozenset()):
    """HINT with all forward references resolved, except those in KNOWN: they stand within what they mean."""
    if isinstance(hint, ForwardRef):
        if hint.__forward_arg__ in known:
            return hint
        if hint.__forward_evaluated__ and localns is globalns:
            return hint.__forward_value__
        if hint.__forward_module__ is not None:
            globalns = getattr(sys.modules.get(hint.__forward_module__), "__dict__", globalns)
        found = _type_check(eval(hint.__forward_code__, globalns, localns), "Forward references must evaluate to types.",
                            hint.__forward_is_class__, not hint.__forward_is_argument__)
        hint.__forward_value__ = _evaluated(found, globalns, localns, known | {hint.__forward_arg__})
        hint.__forward_evaluated__ = True
        return hint.__forward_value__
    if isinstance(hint, (_GenericAlias, GenericAlias)):
        args = tuple(_evaluated(ForwardRef(arg) if isinstance(arg, str) and isinstance(hint, GenericAlias) else arg, globalns, localns, known)
                     for arg in hint.__args__)
        if isinstance(hint, GenericAlias) and hint.__unpacked__:
            return Unpack[GenericAlias(hint.__origin__, args)]
        if args == hint.__args__ or isinstance(hint, _GenericAlias) and hint.__origin__ is Literal:
            return hint
        return GenericAlias(hint.__origin__, args) if isinstance(hint, GenericAlias) else hint.copy_with(args)
    if isinstance(hint, types.UnionType):
        args = [_evaluated(arg, globalns, localns, known) for arg in hint.__args__]
        return functools.reduce(lambda a, b: a | b, args)
    return hint


def _without_extras(hint):
    if isinstance(hint, _AnnotatedAlias):
        return _without_extras(hint.__origin__)
    if isinstance(hint, _GenericAlias) and hint.__origin__ in (Required, NotRequired):
        return _without_extras(hint.__args__[0])
    if isinstance(hint, (_GenericAlias, GenericAlias)) and getattr(hint, "__origin__", None) is not Literal:
        args = tuple(map(_without_extras, hint.__args__))
        if args != hint.__args__:
            return GenericAlias(hint.__origin__, args) if isinstance(hint, GenericAlias) else hint.copy_with(args)
    if isinstance(hint, types.UnionType):
        return functools.reduce(lambda a, b: a | b, map(_without_extras, hint.__args__))
    return hint


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            space = getattr(sys.modules.get(base.__module__), "__dict__", {}) if globalns is None else globalns
            local = dict(vars(base)) if localns is None else localns
            for name, value in _own_annotations(base).items():
                hints[name] = _hint(value, space, local, is_class=True)
    else:
        if globalns is None:
            inner = obj
            while hasattr(inner, "__wrapped__"):
                inner = inner.__wrapped__
            globalns = obj.__dict__ if isinstance(obj, types.ModuleType) else getattr(inner, "__globals__", {})
        annotations = getattr(obj, "__annotations__", None)
        if annotations is None:
            if isinstance(obj, (types.BuiltinFunctionType, types.MethodType, types.WrapperDescriptorType, types.MethodWrapperType,
                                types.MethodDescriptorType)):
                return {}
            raise TypeError("%r is not a module, class, method, or function." % (obj,))
        is_argument = not isinstance(obj, types.ModuleType)
        hints = {name: _hint(value, globalns, globalns if localns is None else localns, is_argument)
                 for name, value in annotations.items()}
    return hints if include_extras else {name: _without_extras(value) for name, value in hints.items()}


def _own_annotations(cls):
    """What CLS itself annotates; type has something else under that name."""
    found = cls.__dict__.get("__annotations__", {})
    return {} if isinstance(found, types.GetSetDescriptorType) else found


def _hint(value, globalns, localns, is_argument=False, is_class=False):
    if value is None:
        value = type(None)
    if isinstance(value, str):
        value = ForwardRef(value, is_argument=is_argument, is_class=is_class)
    return _evaluated(value, globalns, localns)


def get_origin(tp):
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_GenericAlias, _SpecialAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    return types.UnionType if isinstance(tp, types.UnionType) else None


def get_args(tp):
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        import collections.abc
        if tp.__origin__ is collections.abc.Callable and not (len(args) == 2 and (args[0] is ... or isinstance(args[0], (ParamSpec, _Concatenated)))):
            args = list(args[:-1]), args[-1]
        return args
    return tp.__args__ if isinstance(tp, types.UnionType) else ()


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


class NewType(_Operand):
    """A type that only checkers tell from another."""

    def __init__(self, name, tp):
        self.__qualname__, self.__name__, self.__supertype__ = name, name.rpartition(".")[2], tp
        self.__module__ = sys._getframe(1).f_globals.get("__name__")

    def __call__(self, x, /):
        return x

    def __mro_entries__(self, bases):
        # A class is made with this among its bases: only its own __init_subclass__ can say what it is called.
        parent = self.__name__

        class Refusal:
            def __init_subclass__(cls):
                raise TypeError("Cannot subclass an instance of NewType. Perhaps you were looking for: "
                                "`%s = NewType(%r, %s)`" % (cls.__name__, cls.__name__, parent))

        return (Refusal,)

    def __repr__(self):
        return "%s.%s" % (self.__module__, self.__qualname__)

    def __reduce__(self):
        return self.__qualname__


# --- named tuples and dicts ---

_prohibited = {"__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types", "_make", "_replace",
               "_asdict", "_source"}


def _make_named_tuple(name, hints, module, defaults=()):
    hints = {field: _type_check(hint, "field %s annotation must be a type" % field) for field, hint in hints.items()}
    made = namedtuple(name, hints, defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = hints
    return made


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, namespace):
        if len(bases) > 1 and Generic not in bases:
            raise TypeError("can only inherit from a NamedTuple type and Generic")
        for base in bases:
            if base is not _named_tuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        bases = tuple(tuple if base is _named_tuple else base for base in bases)
        hints = namespace.get("__annotations__", {})
        defaults = []
        for field in hints:
            if field in namespace:
                defaults.append(field)
            elif defaults:
                raise TypeError("Non-default namedtuple field %s cannot follow default field%s %s"
                                % (field, "s" if len(defaults) > 1 else "", ", ".join(defaults)))
        made = _make_named_tuple(typename, hints, namespace["__module__"], [namespace[field] for field in defaults])
        made.__bases__ = bases if Generic in bases else made.__bases__
        if Generic in bases:
            made.__class_getitem__ = classmethod(Generic.__class_getitem__.__func__)
            made.__orig_bases__ = namespace.get("__orig_bases__", ())
            made.__parameters__ = _parameters_of(made.__orig_bases__)
        for key, value in namespace.items():
            if key in _prohibited:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in hints and key not in ("__annotations__", "__module__", "__qualname__", "__orig_bases__"):
                setattr(made, key, value)
            if key == "__qualname__":
                made.__qualname__ = value
        made.__orig_bases__ = namespace.get("__orig_bases__", (NamedTuple,))
        return made


def NamedTuple(typename, fields=None, /, **kwargs):
    """A tuple whose fields have names and types."""
    if fields is None:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    made = _make_named_tuple(typename, dict(fields), sys._getframe(1).f_globals.get("__name__"))
    made.__orig_bases__ = (NamedTuple,)
    return made


_named_tuple = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})
NamedTuple.__mro_entries__ = lambda bases: (_named_tuple,)


def _key_is(hint, form):
    if isinstance(hint, _AnnotatedAlias):
        hint = hint.__origin__
    return isinstance(hint, _GenericAlias) and hint.__origin__ is form


class _TypedDictMeta(type):
    def __new__(cls, name, bases, namespace, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        made = type.__new__(_TypedDictMeta, name, generic + (dict,), namespace)
        if "__orig_bases__" not in namespace:
            made.__orig_bases__ = bases
        hints, required, optional = {}, set(), set()
        for base in bases:
            hints.update(base.__dict__.get("__annotations__", {}))
            needed, unneeded = (base.__dict__.get(which, set()) for which in ("__required_keys__", "__optional_keys__"))
            required, optional = required - unneeded | needed, optional - needed | unneeded
        module = namespace.get("__module__")
        own = {key: ForwardRef(hint, module=module) if isinstance(hint, str) else _type_check(hint, "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type")
               for key, hint in namespace.get("__annotations__", {}).items()}
        for key, hint in own.items():
            needed = _key_is(hint, Required) or total and not _key_is(hint, NotRequired)
            (required if needed else optional).add(key)
            (optional if needed else required).discard(key)
        hints.update(own)
        made.__annotations__, made.__required_keys__, made.__optional_keys__ = hints, frozenset(required), frozenset(optional)
        made.__total__ = total
        return made

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    """A dict with certain keys."""
    if fields is None:
        fields = kwargs
    elif kwargs:
        raise TypeError("TypedDict takes either a dict or keyword arguments, but not both")
    if kwargs:
        warnings.warn("The kwargs-based syntax for TypedDict definitions is deprecated in Python 3.11, will be removed in Python 3.13, "
                      "and may not be understood by third-party type checkers.", DeprecationWarning, stacklevel=2)
    namespace = {"__annotations__": dict(fields), "__module__": sys._getframe(1).f_globals.get("__name__")}
    made = _TypedDictMeta(typename, (), namespace, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_typed_dict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_typed_dict,)


class _Leaving(type):
    def __getattribute__(cls, name):
        if name not in ("__dict__", "__module__", "__doc__") and name in cls.__dict__:
            warnings.warn("%s is deprecated, import directly from typing instead. %s will be removed in Python 3.12."
                          % (cls.__name__, cls.__name__), DeprecationWarning, stacklevel=2)
        return super().__getattribute__(name)


def _leaving(name, names):
    """A class that stands for the module typing.NAME."""
    space = {"__module__": "typing", "__qualname__": name, "__doc__": "The place of old for names of typing.", "__all__": names}
    made = _Leaving("typing." + name, (), space | {each: globals()[each] for each in names})
    sys.modules[made.__name__] = made
    return made


io = _leaving("io", ["IO", "TextIO", "BinaryIO"])
re = _leaving("re", ["Pattern", "Match"])

_stands_for_native = (_Fixed, _Lazy, _Unrolled, _Parameter, TypeVar, ParamSpec, TypeVarTuple, TypeAliasType)
