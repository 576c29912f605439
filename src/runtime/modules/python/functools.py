"""Functions that work on functions."""

from _functools import cmp_to_key, partial, reduce, _lru_cache_wrapper
from collections import namedtuple

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
           "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property"]

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


def total_ordering(cls):
    roots = {op for op in _ordering if getattr(cls, op, None) is not getattr(object, op, None)}
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots)
    for name, negate, with_equal in _ordering[root]:
        if name not in roots:
            function = _from_root(root, negate, with_equal)
            function.__name__ = name
            function.__qualname__ = f"{cls.__qualname__}.{name}"
            setattr(cls, name, function)
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
            cache[self.attrname] = value
        return value


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError("{!r} is not callable or a descriptor".format(func))
        self.func, self.args, self.keywords = func, args, keywords

    def __get__(self, obj, cls=None):
        bind = getattr(self.func, "__get__", None)
        if bind is not None and not isinstance(self.func, type(partialmethod.__get__)):
            bound = bind(obj, cls)
            if bound is not self.func:
                return partial(bound, *self.args, **self.keywords)

        def method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})
        return method.__get__(obj, cls)


def _members_of_union(cls):
    """The classes of int | str or Union[int, str]; None if CLS is no such thing."""
    if isinstance(cls, type(int | str)):
        return cls.__args__
    if type(cls).__module__ == "typing":
        from typing import Union
        return cls.__args__ if getattr(cls, "__origin__", None) is Union else None
    return None


def _nearest(cls, registry):
    """The implementation for cls: that of the first class along its mro, then of a virtual base."""
    for base in cls.__mro__:
        if base in registry and base is not object:
            return registry[base]
    for known in registry:
        if known is not object and issubclass(cls, known):
            return registry[known]
    return registry.get(object)


def singledispatch(func):
    registry = {object: func}
    name = getattr(func, "__name__", "singledispatch function")

    def dispatch(cls):
        return _nearest(cls, registry)

    def register(cls, func=None):
        if isinstance(cls, type) or _members_of_union(cls) is not None:
            if func is None:
                return lambda f: register(cls, f)
        elif func is None:
            annotations = getattr(cls, "__annotations__", {})
            if not annotations:
                raise TypeError(f"Invalid first argument to `register()`: {cls!r}. "
                                f"Use either `@register(some_class)` or plain `@register` on an annotated function.")
            func = cls
            cls = next(iter(annotations.values()))
        members = None if isinstance(cls, type) else _members_of_union(cls)
        if members is None and not isinstance(cls, type):
            raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
        for member in (cls,) if members is None else members:
            registry[member] = func
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    def __init__(self, func):
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            return self.dispatcher.dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)
        method.register = self.register
        return update_wrapper(method, self.func)
