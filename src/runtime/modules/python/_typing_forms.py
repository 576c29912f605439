"""The forms that annotations are written in: Union, List[int], Callable[[int], str] and the like, and how they print."""

import collections
import collections.abc
import contextlib
import functools
import re
import sys
import types
from types import GenericAlias

_Plain = type(sys)  # what a module is


def type_text(obj):
    """How OBJ is written within a subscript."""
    if isinstance(obj, GenericAlias):
        return repr(obj)
    if isinstance(obj, type):
        return obj.__qualname__ if obj.__module__ == "builtins" else "%s.%s" % (obj.__module__, obj.__qualname__)
    if obj is ...:
        return "..."
    if isinstance(obj, (types.FunctionType, types.BuiltinFunctionType)):
        return obj.__name__
    if isinstance(obj, (tuple, list)):
        return "[" + ", ".join(map(type_text, obj)) + "]"
    return repr(obj)


class ForwardRef:
    """A name that is not yet known."""
    __slots__ = ("__forward_arg__", "__forward_code__", "__forward_evaluated__", "__forward_value__", "__forward_is_argument__",
                 "__forward_is_class__", "__forward_module__")

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError("Forward reference must be a string -- got %r" % (arg,))
        try:
            # what begins with a star is no expression by itself
            code = compile("(%s,)[0]" % arg if arg.startswith("*") else arg, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError("Forward reference must be an expression -- got %r" % (arg,)) from None
        self.__forward_arg__, self.__forward_module__, self.__forward_code__ = arg, module, code
        self.__forward_evaluated__, self.__forward_value__ = False, None
        self.__forward_is_argument__, self.__forward_is_class__ = is_argument, is_class

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        if self.__forward_evaluated__ and other.__forward_evaluated__:
            return self.__forward_arg__ == other.__forward_arg__ and self.__forward_value__ == other.__forward_value__
        return self.__forward_arg__ == other.__forward_arg__ and self.__forward_module__ == other.__forward_module__

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return "ForwardRef(%r%s)" % (self.__forward_arg__, ", module=%r" % self.__forward_module__ if self.__forward_module__ else "")


ForwardRef.__module__ = "typing"


_types = "Any", "LiteralString", "NoReturn", "Never", "Self", "TypeAlias"  # the forms that are types as they stand


def converted(arg, is_class=False):
    """None is NoneType, a string a forward reference."""
    return type(None) if arg is None else ForwardRef(arg, is_class=is_class) if isinstance(arg, str) else arg


def type_check(arg, message, allows_qualifiers=False, allows_final=False):
    """ARG, converted, as a type. ClassVar and Final are none, but within Annotated and in classes;
    Final may stand in modules, too."""
    arg = converted(arg, allows_qualifiers)
    typing = sys.modules["typing"]
    refused = [typing.Generic, typing.Protocol] if hasattr(typing, "Protocol") else []
    if any(arg is bare for bare in refused):
        raise TypeError("Plain %s is not valid as type argument" % (arg,))
    if not allows_qualifiers:
        refused += (ClassVar,) if allows_final else (ClassVar, Final)
    if isinstance(arg, Alias) and not isinstance(arg, AnnotatedAlias) and arg.__origin__ in refused:
        raise TypeError("%s is not valid as type argument" % (arg,))
    if isinstance(arg, SpecialForm) and arg._name not in _types and not (allows_qualifiers and arg in (ClassVar, Final)):
        raise TypeError("Plain %s is not valid as type argument" % (arg,))
    if type(arg) is tuple:
        raise TypeError("%s Got %.100r." % (message, arg))
    return arg


cleanups = []  # what empties the caches


def kept(function):
    """FUNCTION, which gives the same object again for the same arguments: List[int] is List[int]."""
    cache = functools.lru_cache()(function)
    cleanups.append(cache.cache_clear)

    @functools.wraps(function)
    def either(*args):
        try:
            return cache(*args)
        except TypeError:
            pass  # something cannot be hashed, or is refused; which of them shows now
        return function(*args)
    return either


def kept_by_type(function):
    """The same for (self, parameters), where what is equal but of another type is another thing: Literal[1] and Literal[True]."""
    cache = functools.lru_cache(typed=True)(lambda self, *parameters: function(self, parameters))
    cleanups.append(cache.cache_clear)

    @functools.wraps(function)
    def either(self, parameters):
        parameters = parameters if isinstance(parameters, tuple) else (parameters,)
        try:
            return cache(self, *parameters)
        except TypeError:
            pass
        return function(self, parameters)
    return either


class Operand:
    """What | makes a Union of."""

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class SpecialForm(Operand):
    """A name such as Optional or Self."""
    __iter__ = None

    def __init__(self, function):
        self._function, self._name, self.__doc__ = function, function.__name__.strip("_"), function.__doc__

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(name)

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError("Cannot instantiate %r" % (self,))

    def __mro_entries__(self, bases):
        raise TypeError("Cannot subclass %r" % (self,))

    def __instancecheck__(self, obj):
        raise TypeError("%r cannot be used with isinstance()" % (self,))

    def __subclasscheck__(self, cls):
        raise TypeError("%r cannot be used with issubclass()" % (self,))

    @kept
    def __getitem__(self, parameters):
        return self._function(self, parameters)


SpecialForm.__module__, SpecialForm.__name__, SpecialForm.__qualname__ = "typing", "_SpecialForm", "_SpecialForm"


def bare_form(name):
    """A form without a subscript."""
    def function(self, parameters):
        raise TypeError("%s is not subscriptable" % (self,))
    function.__name__ = name
    return SpecialForm(function)


def parameters_of(args):
    """The type parameters in ARGS, each once, in their order."""
    found = []
    for arg in args:
        if isinstance(arg, type) and not isinstance(arg, GenericAlias):
            continue
        if isinstance(arg, (tuple, list)):
            inner = parameters_of(arg)
        elif hasattr(type(arg), "_is_type_parameter"):  # an alias gives away the attributes of what it is of
            inner = (arg,)
        elif isinstance(arg, UnpackedAlias):
            inner = parameters_of(arg.__args__)
        else:
            inner = getattr(arg, "__parameters__", None) or ()
            if not isinstance(inner, tuple):
                inner = ()
        found += [param for param in inner if param not in found]
    return tuple(found)


class Alias(Operand):
    """ORIGIN[ARGS]."""

    def __init__(self, origin, args, name=None, inst=True):
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self._name, self._inst = name, inst
        self.__parameters__ = parameters_of(self.__args__)
        if not name:
            self.__module__ = origin.__module__

    def __repr__(self):
        head = "typing." + self._name if self._name else type_text(self.__origin__)
        return "%s[%s]" % (head, ", ".join(map(type_text, self.__args__)) if self.__args__ else "()")

    def __eq__(self, other):
        if not isinstance(other, Alias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __reduce__(self):
        import operator
        origin = getattr(sys.modules["typing"], self._name) if self._name else self.__origin__
        args = self.__args__
        return operator.getitem, (origin, args[0] if len(args) == 1 and not isinstance(args[0], tuple) else args)

    def copy_with(self, args):
        return type(self)(self.__origin__, args, self._name, self._inst)

    @kept
    def __getitem__(self, args):
        if self.__origin__ in (sys.modules["typing"].Generic, sys.modules["typing"].Protocol):
            raise TypeError("Cannot subscript already-subscripted %s" % (self,))
        if not self.__parameters__:
            raise TypeError("%s is not a generic class" % (self,))
        args = args if isinstance(args, tuple) else (args,)
        args = flattened(type(None) if arg is None else ForwardRef(arg) if isinstance(arg, str) else arg for arg in args)
        return self.copy_with(substituted(self.__args__, bound_arguments(self, self.__parameters__, args), self.__origin__))

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError("Type %s cannot be instantiated; use %s() instead" % (self._name, self.__origin__.__name__))
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except (AttributeError, TypeError):
            pass
        return result

    def __mro_entries__(self, bases):
        typing = sys.modules["typing"]
        if isinstance(self.__origin__, SpecialForm):
            raise TypeError("Cannot subclass %r" % (self,))
        if self._name:
            made = [] if self.__origin__ in bases else [self.__origin__]
            later = bases[bases.index(self) + 1:]
            if not any(isinstance(base, (Alias, SpecialAlias)) or isinstance(base, type) and issubclass(base, typing.Generic) for base in later):
                made.append(typing.Generic)
            return tuple(made)
        if self.__origin__ is typing.Generic:
            if typing.Protocol in bases:
                return ()
            for base in bases[bases.index(self) + 1:]:
                if isinstance(base, Alias) and base is not self:
                    return ()
        return (self.__origin__,)

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__") and "__origin__" in self.__dict__:
            return self._name or self.__origin__.__name__
        if "__origin__" in self.__dict__ and not (name.startswith("__") and name.endswith("__")):
            return getattr(self.__origin__, name)
        raise AttributeError(name)

    def __setattr__(self, name, value):
        if name.startswith("__") and name.endswith("__") or name in ("_name", "_inst", "_paramspec_tvars") or "__origin__" not in self.__dict__:
            object.__setattr__(self, name, value)
        else:
            setattr(self.__origin__, name, value)

    def __dir__(self):
        return list(set(object.__dir__(self)) | {name for name in dir(self.__origin__) if not (name.startswith("__") and name.endswith("__"))})

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __iter__(self):
        yield UnpackedAlias(self)


Alias.__module__, Alias.__name__, Alias.__qualname__ = "typing", "_GenericAlias", "_GenericAlias"


class UnpackedAlias(Alias):
    """*Ts, or Unpack[...]."""

    def __init__(self, of):
        super().__init__(Unpack, (of,), "Unpack")

    def copy_with(self, args):
        return UnpackedAlias(args[0])

    def __reduce__(self):
        import operator
        return operator.getitem, (Unpack, self.__args__[0])

    @property
    def __typing_unpacked_tuple_args__(self):
        """What stands for it: the arguments of the tuple type."""
        inner = self.__args__[0]
        if isinstance(inner, (Alias, GenericAlias)):
            if inner.__origin__ is not tuple:
                raise TypeError("Unpack[...] must be used with a tuple type")
            return inner.__args__
        return None

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return type(self.__args__[0]).__name__ == "TypeVarTuple"

    def __repr__(self):
        return "typing.Unpack[%s]" % type_text(self.__args__[0])


class ConcatenateAlias(Alias):
    """Concatenate[int, P]: more parameters before those of P."""

    def copy_with(self, args):
        if isinstance(args[-1], (list, tuple)):
            return *args[:-1], *args[-1]
        if isinstance(args[-1], ConcatenateAlias):
            args = args[:-1] + args[-1].__args__
        return super().copy_with(args)


def check_count(cls, args, expected):
    if len(args) != expected:
        raise TypeError("Too %s arguments for %s; actual %d, expected %d"
                        % ("many" if len(args) > expected else "few", cls, len(args), expected))


class SpecialAlias(Operand):
    """List, Dict and so on: names of built-in types and of those of collections."""
    __iter__ = None

    def __init__(self, origin, count, name=None, inst=True):
        self.__origin__, self._count, self._name, self._inst = origin, count, name or origin.__name__, inst
        self.__doc__ = "A generic version of %s." % origin.__qualname__

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    @kept
    def __getitem__(self, params):
        params = params if isinstance(params, tuple) else (params,)
        params = tuple(type_check(param, "Parameters to generic types must be types.") for param in params)
        if self._count == 0:
            raise TypeError("%s is not a generic class" % (self,))
        check_count(self, params, self._count)
        return Alias(self.__origin__, params, self._name, self._inst)

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError("Type %s cannot be instantiated; use %s() instead" % (self._name, self.__origin__.__name__))
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        typing = sys.modules["typing"]
        made = [] if self.__origin__ in bases else [self.__origin__]
        later = bases[bases.index(self) + 1:]
        if not any(isinstance(base, (Alias, SpecialAlias)) or isinstance(base, type) and issubclass(base, typing.Generic) for base in later):
            made.append(typing.Generic)
        return tuple(made)

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        if "__origin__" in self.__dict__ and not (name.startswith("__") and name.endswith("__")):
            return getattr(self.__origin__, name)
        raise AttributeError(name)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        if isinstance(cls, SpecialAlias):
            return issubclass(cls.__origin__, self.__origin__)
        return issubclass(cls, self.__origin__)


class _LeavingAlias(SpecialAlias):
    """A name that is going to leave."""

    def __subclasscheck__(self, cls):
        import warnings
        warnings.warn("'typing.%s' is deprecated and slated for removal in Python 3.14" % self._name, DeprecationWarning, 2)
        return super().__subclasscheck__(cls)


class _TupleAlias(SpecialAlias):
    @kept
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        if len(params) >= 2 and params[-1] is ...:
            return Alias(tuple, tuple(type_check(p, "Tuple[t, ...]: t must be a type.") for p in params[:-1]) + (...,), "Tuple", False)
        return Alias(tuple, tuple(type_check(p, "Tuple[t0, t1, ...]: each t must be a type.") for p in params), "Tuple", False)


class _CallableAlias(Alias):
    """Its arguments are those of the function and then the result."""
    __iter__ = None

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and (args[0] is ... or hasattr(args[0], "_is_type_parameter") and type(args[0]).__name__ == "ParamSpec"
                               or isinstance(args[0], Alias) and args[0].__origin__ is Concatenate):
            return super().__repr__()
        return "typing.Callable[[%s], %s]" % (", ".join(map(type_text, args[:-1])), type_text(args[-1]))

    def __reduce__(self):
        import operator
        args = self.__args__
        if not (len(args) == 2 and args[0] is ...):
            args = list(args[:-1]), args[-1]
        return operator.getitem, (Callable, args)


_CallableAlias.__module__, _CallableAlias.__name__, _CallableAlias.__qualname__ = "typing", "_CallableGenericAlias", "_CallableGenericAlias"


class _CallableForm(SpecialAlias):
    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        return self._of(tuple(args) if isinstance(args, list) else args, result)

    @kept
    def _of(self, args, result):
        result = type_check(result, "Callable[args, result]: result must be a type.")
        args = tuple(map(converted, args if isinstance(args, tuple) else (args,)))
        return _CallableAlias(collections.abc.Callable, args + (result,), "Callable")


# --- unions, literals, annotations ---

class UnionAlias(Alias):
    __iter__ = None

    def __init__(self, origin, args, name=None, inst=True):
        super().__init__(origin, args, name or "Union")

    def copy_with(self, args):
        return Union[args]

    def __reduce__(self):
        import operator
        return operator.getitem, (Union, self.__args__)

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and type(None) in args:
            return "typing.Optional[%s]" % type_text(args[0] if args[1] is type(None) else args[1])
        return super().__repr__()

    def __eq__(self, other):
        if not isinstance(other, (UnionAlias, types.UnionType)):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, arg) for arg in self.__args__)


UnionAlias.__module__, UnionAlias.__name__, UnionAlias.__qualname__ = "typing", "_UnionGenericAlias", "_UnionGenericAlias"


@SpecialForm
def Union(self, parameters):
    """One of several types."""
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    flat = []
    for parameter in parameters if isinstance(parameters, tuple) else (parameters,):
        parameter = type_check(parameter, "Union[arg, ...]: each arg must be a type.")
        for each in parameter.__args__ if isinstance(parameter, (UnionAlias, types.UnionType)) else (parameter,):
            if each not in flat:
                flat.append(each)
    if len(flat) == 1:
        return flat[0]
    return UnionAlias(self, tuple(flat), "Optional" if len(flat) == 2 and type(None) in flat else None)


@SpecialForm
def Optional(self, parameters):
    """A type, or None."""
    return Union[type_check(parameters, "typing.Optional requires a single type."), type(None)]


class _LiteralAlias(Alias):
    def _values(self):
        return [(value, type(value)) for value in self.__args__]

    def __eq__(self, other):
        if not isinstance(other, _LiteralAlias):
            return NotImplemented
        return set(self._values()) == set(other._values())

    def __hash__(self):
        return hash(frozenset(self._values()))

    def __repr__(self):
        values = ", ".join(type_text(each) if isinstance(each, type) else repr(each) for each in self.__args__)
        return "typing.Literal[%s]" % (values or "()")


class _LiteralForm(SpecialForm):
    __getitem__ = kept_by_type(lambda self, parameters: self._function(self, parameters))


@_LiteralForm
def Literal(self, parameters):
    """One of several values."""
    flat = []
    for parameter in parameters if isinstance(parameters, tuple) else (parameters,):
        for each in parameter.__args__ if isinstance(parameter, _LiteralAlias) else (parameter,):
            flat.append(each)
    try:
        flat = [value for value, _ in dict.fromkeys((each, type(each)) for each in flat)]
    except TypeError:
        # What cannot be hashed is not looked at for being there twice.
        pass
    return _LiteralAlias(self, tuple(flat), "Literal")


class AnnotatedAlias(Alias):
    """A type and what else is said of it."""
    __iter__ = None

    def __init__(self, origin, metadata, name=None, inst=True):
        if isinstance(origin, AnnotatedAlias):
            origin, metadata = origin.__origin__, origin.__metadata__ + metadata
        super().__init__(origin, (origin,), "Annotated")
        self.__metadata__ = metadata

    def copy_with(self, args):
        return AnnotatedAlias(args[0], self.__metadata__)

    def __reduce__(self):
        import operator
        return operator.getitem, (Annotated, (self.__origin__, *self.__metadata__))

    def __getattr__(self, name):
        return "Annotated" if name in ("__name__", "__qualname__") else super().__getattr__(name)

    def __repr__(self):
        return "typing.Annotated[%s, %s]" % (type_text(self.__origin__), ", ".join(map(repr, self.__metadata__)))

    def __eq__(self, other):
        if not isinstance(other, AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __mro_entries__(self, bases):
        return (self.__origin__,)


class Annotated:
    """A type with more said of it: Annotated[int, ...]."""
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise TypeError("Type Annotated cannot be instantiated.")

    @kept_by_type
    def __class_getitem__(cls, params):
        if not isinstance(params, tuple) or len(params) < 2:
            raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
        if isinstance(params[0], UnpackedAlias) and params[0].__typing_is_unpacked_typevartuple__:
            raise TypeError("Annotated[...] should not be used with an unpacked TypeVarTuple")
        return AnnotatedAlias(type_check(params[0], "Annotated[t, ...]: t must be a type.", True), params[1:])

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError("Cannot subclass %s.Annotated" % cls.__module__)


Annotated.__module__ = "typing"


def _one_type(name, doc, words="typing.%s accepts only single type."):
    def function(self, parameters):
        return Alias(self, (type_check(parameters, words % name),), name)
    function.__name__, function.__doc__ = name, doc
    return SpecialForm(function)


ClassVar = _one_type("ClassVar", "An attribute of the class.")
Final = _one_type("Final", "Not to be bound again.")
TypeGuard = _one_type("TypeGuard", "A function that tells whether something is of a type.")
Required, NotRequired = (_one_type(name, doc, "%s accepts only a single type.") for name, doc in (
    ("Required", "A key that must be there."), ("NotRequired", "A key that may lack.")))
NoReturn, Never, Self, LiteralString, TypeAlias = map(bare_form, ("NoReturn", "Never", "Self", "LiteralString", "TypeAlias"))


@SpecialForm
def Concatenate(self, parameters):
    """Parameters before a ParamSpec."""
    parameters = parameters if isinstance(parameters, tuple) else (parameters,)
    if not (parameters[-1] is ... or type(parameters[-1]).__name__ == "ParamSpec"):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    return ConcatenateAlias(self, parameters, "Concatenate")


@SpecialForm
def Unpack(self, parameters):
    """The members of a tuple type."""
    return UnpackedAlias(type_check(parameters, "typing.Unpack accepts only single type."))


for _class, _name in ((SpecialAlias, "_SpecialGenericAlias"), (_CallableForm, "_CallableType"), (_TupleAlias, "_TupleType"),
                      (_LiteralAlias, "_LiteralGenericAlias"), (_LiteralForm, "_LiteralSpecialForm"),
                      (_LeavingAlias, "_DeprecatedGenericAlias"), (AnnotatedAlias, "_AnnotatedAlias"), (UnpackedAlias, "_UnpackGenericAlias"),
                      (ConcatenateAlias, "_ConcatenateGenericAlias")):
    _class.__module__, _class.__name__, _class.__qualname__ = "typing", _name, _name

def _no_subclasses(cls, *args, **kwargs):
    raise TypeError("Cannot subclass special typing classes")


for _class in (SpecialForm, Alias, SpecialAlias, _CallableForm, _TupleAlias, _CallableAlias, _LiteralAlias, UnionAlias, AnnotatedAlias,
               UnpackedAlias, ForwardRef):
    _class.__init_subclass__ = classmethod(_no_subclasses)

_abc = collections.abc
Hashable, Sized = SpecialAlias(_abc.Hashable, 0), SpecialAlias(_abc.Sized, 0)
Awaitable, AsyncIterable, AsyncIterator = [SpecialAlias(cls, 1) for cls in (_abc.Awaitable, _abc.AsyncIterable, _abc.AsyncIterator)]
Iterable, Iterator, Reversible, Container, Collection, Sequence, MutableSequence, KeysView, ValuesView, MutableSet = [
    SpecialAlias(cls, 1) for cls in (_abc.Iterable, _abc.Iterator, _abc.Reversible, _abc.Container, _abc.Collection, _abc.Sequence,
                                     _abc.MutableSequence, _abc.KeysView, _abc.ValuesView, _abc.MutableSet)]
Coroutine, Generator = SpecialAlias(_abc.Coroutine, 3), SpecialAlias(_abc.Generator, 3)
Mapping, MutableMapping, ItemsView, AsyncGenerator = [SpecialAlias(cls, 2) for cls in (_abc.Mapping, _abc.MutableMapping, _abc.ItemsView,
                                                                                      _abc.AsyncGenerator)]
MappingView = SpecialAlias(_abc.MappingView, 1)
AbstractSet = SpecialAlias(_abc.Set, 1, "AbstractSet")
ByteString = _LeavingAlias(_abc.ByteString, 0)
Callable, Tuple = _CallableForm(_abc.Callable, 2), _TupleAlias(tuple, -1, "Tuple", False)
List, Set, FrozenSet, Type = [SpecialAlias(cls, 1, name, False) for cls, name in ((list, "List"), (set, "Set"), (frozenset, "FrozenSet"),
                                                                               (type, "Type"))]
Dict = SpecialAlias(dict, 2, "Dict", False)
Deque, Counter = SpecialAlias(collections.deque, 1, "Deque"), SpecialAlias(collections.Counter, 1)
DefaultDict, OrderedDict, ChainMap = [SpecialAlias(cls, 2, name) for cls, name in (
    (collections.defaultdict, "DefaultDict"), (collections.OrderedDict, "OrderedDict"), (collections.ChainMap, "ChainMap"))]
ContextManager = SpecialAlias(contextlib.AbstractContextManager, 1, "ContextManager")
AsyncContextManager = SpecialAlias(contextlib.AbstractAsyncContextManager, 1, "AsyncContextManager")
Pattern, Match = SpecialAlias(re.Pattern, 1), SpecialAlias(re.Match, 1)

from _typing_substitution import (  # which needs what is above
    accept_parameter_list, accept_type, bound_arguments, flattened, gather_parameter_list, gather_types, parameters_of_builtin,
    refuse_bare, subscript_builtin, subscript_union, substituted)
