"""Functions that work on functions."""

from _functools import cmp_to_key, partial, reduce, _lru_cache_wrapper
from collections import namedtuple
from reprlib import recursive_repr
from _thread import RLock

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
           "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property"]

_GenericAlias = type(list[int])
WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


def _from_root(root, negate, with_equal):
    """A comparison made of ROOT: its opposite if negate; with_equal: 'and' or 'or' what to combine it with."""
    def compare(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        if with_equal == "and not equal":
            return (not result if negate else result) and self != other
        if with_equal == "or equal":
            return (not result if negate else result) or self == other
        return not result
    return compare


_ordering = {
    "__lt__": [("__gt__", True, "and not equal"), ("__le__", False, "or equal"), ("__ge__", True, None)],
    "__le__": [("__ge__", True, "or equal"), ("__lt__", False, "and not equal"), ("__gt__", True, None)],
    "__gt__": [("__lt__", True, "and not equal"), ("__ge__", False, "or equal"), ("__le__", True, None)],
    "__ge__": [("__le__", True, "or equal"), ("__gt__", False, "and not equal"), ("__lt__", True, None)],
}


def _comparisons():
    """A function for each ordering and what it is made of, under a name by which pickle finds it."""
    for root, made in _ordering.items():
        for name, negate, with_equal in made:
            function = _from_root(root, negate, with_equal)
            function.__name__ = name
            function.__qualname__ = "_%s_from_%s" % (name.strip("_"), root.strip("_"))
            globals()[function.__qualname__] = function


_comparisons()


def total_ordering(cls):
    """Class decorator that fills in missing ordering methods"""
    roots = {op for op in _ordering if getattr(cls, op, None) is not getattr(object, op, None)}
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots)
    for name, _, _ in _ordering[root]:
        if name not in roots:
            setattr(cls, name, globals()["_%s_from_%s" % (name.strip("_"), root.strip("_"))])
    return cls


_CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        function, maxsize = maxsize, 128
        wrapper = _lru_cache_wrapper(function, maxsize, typed, _CacheInfo)
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(wrapper, function)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo)
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(wrapper, user_function)
    return decorating_function


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    """A property that is computed once and then kept in the instance's __dict__."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            cache = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} "
                            f"instance to cache {self.attrname!r} property.") from None
        value = cache.get(self.attrname, self)
        if value is self:
            value = self.func(instance)
            try:
                cache[self.attrname] = value
            except TypeError:
                raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance "
                                f"does not support item assignment for caching {self.attrname!r} property.") from None
        return value

    __class_getitem__ = classmethod(_GenericAlias)


class partialmethod:
    """A method some of whose arguments are given already."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError("{!r} is not callable or a descriptor".format(func))
        if isinstance(func, partialmethod):
            self.func, self.args, self.keywords = func.func, func.args + args, {**func.keywords, **keywords}
        else:
            self.func, self.args, self.keywords = func, args, keywords

    def __repr__(self):
        args = ", ".join(map(repr, self.args))
        keywords = ", ".join("{}={!r}".format(key, value) for key, value in self.keywords.items())
        cls = self.__class__
        return f"{cls.__module__}.{cls.__qualname__}({self.func}, {args}, {keywords})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method._partialmethod = self
        return _method

    def __get__(self, obj, cls=None):
        bind = getattr(self.func, "__get__", None)
        if bind is not None:
            bound = bind(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        return self._make_unbound_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(_GenericAlias)


def _members_of_union(cls):
    """The classes of int | str or Union[int, str]; None if CLS is no such thing."""
    if isinstance(cls, type(int | str)):
        return cls.__args__
    if type(cls).__module__ == "typing":
        from typing import Union
        return cls.__args__ if getattr(cls, "__origin__", None) is Union else None
    return None


def _is_class(cls):
    return isinstance(cls, type) and not isinstance(cls, _GenericAlias)


def _c3_merge(sequences):
    """Merges method resolution orders: always the first head that stands in no tail."""
    merged, sequences = [], [order for order in sequences if order]
    while sequences:
        for order in sequences:
            head = order[0]
            if not any(head in other[1:] for other in sequences):
                break
        else:
            raise RuntimeError("Inconsistent hierarchy")
        merged.append(head)
        sequences = [rest for rest in (order[1:] if order[0] is head else order for order in sequences) if rest]
    return merged


def _c3_mro(cls, abcs=None):
    """The order of resolution of CLS with ABCS in it: each before the first base that is not of its kind."""
    boundary = 0
    for index, base in enumerate(reversed(cls.__bases__)):
        if hasattr(base, "__abstractmethods__"):
            boundary = len(cls.__bases__) - index
            break
    abcs = list(abcs) if abcs else []
    explicit, others = list(cls.__bases__[:boundary]), list(cls.__bases__[boundary:])
    added = [base for base in abcs if issubclass(cls, base) and not any(issubclass(b, base) for b in cls.__bases__)]
    for base in added:
        abcs.remove(base)
    orders = [_c3_mro(base, abcs=abcs) for base in explicit + added + others]
    return _c3_merge([[cls]] + orders + [explicit, added, others])


def _compose_mro(cls, types):
    """The order of resolution of CLS with those of TYPES in it that it is a subclass of by registration only."""
    bases = set(cls.__mro__)

    def related(typ):
        return typ not in bases and hasattr(typ, "__mro__") and not isinstance(typ, _GenericAlias) and issubclass(cls, typ)
    types = [typ for typ in types if related(typ)]
    types = [typ for typ in types if not any(typ != other and typ in other.__mro__ for other in types)]
    wanted = set(types)
    order = []
    for typ in types:
        found = [[sup for sup in sub.__mro__ if sup in wanted] for sub in typ.__subclasses__()
                 if sub not in bases and issubclass(cls, sub)]
        if not found:
            order.append(typ)
            continue
        for sub in sorted(found, key=len, reverse=True):
            order += [one for one in sub if one not in order]
    return _c3_mro(cls, abcs=order)


def _find_impl(cls, registry):
    """The implementation for CLS: that of the first class in its order of resolution, virtual bases included."""
    match = None
    for candidate in _compose_mro(cls, registry.keys()):
        if match is not None:
            if (candidate in registry and candidate not in cls.__mro__ and match not in cls.__mro__
                    and not issubclass(match, candidate)):
                raise RuntimeError("Ambiguous dispatch: {} or {}".format(match, candidate))
            break
        if candidate in registry:
            match = candidate
    return registry.get(match)


def singledispatch(func):
    """A function with an implementation for each type of its first argument."""
    from types import MappingProxyType
    from weakref import WeakKeyDictionary
    registry, known = {}, WeakKeyDictionary()
    token = None
    name = getattr(func, "__name__", "singledispatch function")

    def dispatch(cls):
        nonlocal token
        if token is not None:
            now = _get_cache_token()
            if token != now:
                known.clear()
                token = now
        try:
            return known[cls]
        except KeyError:
            pass
        found = registry[cls] if cls in registry else _find_impl(cls, registry)
        known[cls] = found
        return found

    def register(cls, func=None):
        nonlocal token
        if _is_class(cls) or _members_are_classes(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            if not getattr(cls, "__annotations__", {}):
                raise TypeError(f"Invalid first argument to `register()`: {cls!r}. "
                                f"Use either `@register(some_class)` or plain `@register` on an annotated function.")
            func = cls
            from typing import get_type_hints
            argname, cls = next(iter(get_type_hints(func).items()))
            if not (_is_class(cls) or _members_are_classes(cls)):
                if _members_of_union(cls) is not None:
                    raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} not all arguments are classes.")
                raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} is not a class.")
        for member in _members_of_union(cls) or (cls,):
            registry[member] = func
        if token is None and hasattr(cls, "__abstractmethods__"):
            token = _get_cache_token()
        known.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    registry[object] = func
    wrapper.register, wrapper.dispatch = register, dispatch
    wrapper.registry, wrapper._clear_cache = MappingProxyType(registry), known.clear
    update_wrapper(wrapper, func)
    return wrapper


def _members_are_classes(cls):
    members = _members_of_union(cls)
    return members is not None and all(map(_is_class, members))


def _get_cache_token():
    from abc import get_cache_token
    return get_cache_token()


class singledispatchmethod:
    """A method with an implementation for each type of its first argument after self."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def _method(*args, **kwargs):
            return self.dispatcher.dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
