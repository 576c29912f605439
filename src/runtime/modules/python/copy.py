"""Shallow and deep copies: a shallow copy shares what the original holds, a deep copy copies that, too, each object once."""

import _copy
import types
import weakref
from copyreg import dispatch_table

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    pass


error = Error

# What classes may define to be copied otherwise: an instance may have the first three, too.
_hooks = (dispatch_table, "__dict__", "__deepcopy__", "__reduce_ex__", "__getstate__",
          "__setstate__", "__copy__", "__reduce__", "__getnewargs__", "__getnewargs_ex__", "__class__")

# Objects that never change are their own copies.
_atomic = {type(None), int, float, bool, complex, bytes, str, range, type, property,
           type(Ellipsis), type(NotImplemented), types.FunctionType, types.BuiltinFunctionType,
           types.CodeType, types.MethodWrapperType, types.MethodDescriptorType,
           types.WrapperDescriptorType, types.ClassMethodDescriptorType, weakref.ref}
_shallow_atomic = _atomic | {tuple, frozenset, slice}
_shallow_by_method = {list, dict, set, bytearray}


def _reduced(x, cls, how):
    """What the reduction protocol says of x: a str (x is its own copy) or a tuple. HOW: for the message if it says nothing."""
    reduce = dispatch_table.get(cls)
    if reduce is not None:
        return reduce(x)
    reduce = getattr(x, "__reduce_ex__", None)
    if reduce is not None:
        return reduce(4)
    reduce = getattr(x, "__reduce__", None)
    if reduce is not None:
        return reduce()
    raise Error("un(%s)copyable object of type %s" % (how, cls))


def copy(x):
    """A new object of the same type that refers to the same objects."""
    cls = type(x)
    if cls in _shallow_atomic or issubclass(cls, type):
        return x
    if cls in _shallow_by_method:
        return cls.copy(x)
    if _copy.is_plain(x, _hooks):
        return _copy.copy(x)
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    parts = _reduced(x, cls, "shallow")
    if isinstance(parts, str):
        return x
    return _reconstruct(x, None, *parts)


def deepcopy(x, memo=None, _nil=[]):
    """A new object all the way down; memo has the copies made so far by the id of their originals."""
    cls = type(x)
    if memo is None:
        if cls in _atomic:
            return x
        memo = {}
    elif type(memo) is not dict:
        memo.get
    if cls is list or cls is dict or cls is tuple:
        return _copy.deepcopy(x, memo, deepcopy, _hooks)
    if cls is set or cls is frozenset or _copy.is_plain(x, _hooks):
        method = x  # which ends after the memo, as if it had been asked for its method
        return _copy.deepcopy(x, memo, deepcopy, _hooks)
    key = id(x)
    y = memo.get(key, _nil)
    if y is not _nil:
        return y
    if cls in _atomic or issubclass(cls, type):
        y = x
    elif cls is types.MethodType:
        y = _deep_method(x, memo)
    else:
        method = getattr(x, "__deepcopy__", None)
        if method is not None:
            y = method(memo)
        else:
            parts = _reduced(x, cls, "deep")
            y = x if isinstance(parts, str) else _reconstruct(x, memo, *parts)
    if y is not x:
        memo[key] = y
        _keep_alive(x, memo)
    return y


def _deep_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


def _keep_alive(x, memo):
    """Holds originals as long as the memo lives, so that no id in it is used again."""
    try:
        memo[id(memo)].append(x)
    except KeyError:
        memo[id(memo)] = [x]


def _reconstruct(x, memo, func, args, state=None, items=None, pairs=None):
    deep = memo is not None
    if deep and args:
        args = (deepcopy(arg, memo) for arg in args)
    y = func(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        _set_state(y, deepcopy(state, memo) if deep else state)
    if items is not None:
        for item in items:
            y.append(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for key, value in pairs:
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            y[key] = value
    return y


def _set_state(y, state):
    if hasattr(y, "__setstate__"):
        y.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state is not None:
        y.__dict__.update(state)
    if slots is not None:
        for name, value in slots.items():
            setattr(y, name, value)
