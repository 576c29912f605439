"""What type parameters are replaced by when a generic type is subscripted."""

import collections.abc
from types import GenericAlias

from _typing_forms import ConcatenateAlias, UnpackedAlias, check_count, parameters_of, type_check


def _is(param, kind):
    return type(param).__name__ == kind


def is_parameter_list(arg):
    """Whether ARG can stand for a ParamSpec."""
    return arg is ... or isinstance(arg, (tuple, list, ConcatenateAlias)) or _is(arg, "ParamSpec")


# --- what each kind of parameter makes of the arguments, and accepts as its own ---

def accept_type(param, arg):
    """ARG for a TypeVar."""
    arg = type_check(arg, "Parameters to generic types must be types.")
    if isinstance(arg, UnpackedAlias) or isinstance(arg, GenericAlias) and arg.__unpacked__:
        raise TypeError("%s is not valid as type argument" % (arg,))
    return arg


def accept_parameter_list(param, arg):
    """ARG for a ParamSpec."""
    if isinstance(arg, (list, tuple)):
        return tuple(type_check(each, "Expected a type.") for each in arg)
    if not is_parameter_list(arg):
        raise TypeError("Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got %s" % (arg,))
    return arg


def refuse_bare(param, arg):
    raise TypeError("Substitution of bare TypeVarTuple is not supported")


def gather_parameter_list(param, alias, args):
    """ARGS with one of them for a ParamSpec: all, if it is the only parameter."""
    params = alias.__parameters__
    at = params.index(param)
    if at >= len(args):
        raise TypeError("Too few arguments for %s" % (alias,))
    if len(params) == 1 and not is_parameter_list(args[0]):
        return (args,)
    if isinstance(args[at], list):
        return *args[:at], tuple(args[at]), *args[at + 1:]
    return args


def _endless(args):
    """Where in ARGS *tuple[T, ...] stands, and what T is; (None, None) if it does not."""
    at = each = None
    for i, arg in enumerate(args):
        inner = None if isinstance(arg, type) and not isinstance(arg, GenericAlias) else getattr(arg, "__typing_unpacked_tuple_args__", None)
        if inner and len(inner) == 2 and inner[1] is ...:
            if at is not None:
                raise TypeError("More than one unpacked arbitrary-length tuple argument")
            at, each = i, inner[0]
    return at, each


def gather_types(param, alias, args):
    """ARGS with a tuple of them for a TypeVarTuple; the parameters around it may take theirs out of a tuple type of any length."""
    params = alias.__parameters__
    at = params.index(param)
    if any(_is(other, "TypeVarTuple") for other in params[at + 1:]):
        raise TypeError("More than one TypeVarTuple parameter in %s" % (alias,))
    ahead, behind = at, len(params) - at - 1
    endless, each = _endless(args)
    if endless is not None:
        ahead, behind = min(ahead, endless), min(behind, len(args) - endless - 1)
    elif ahead + behind > len(args):
        raise TypeError("Too few arguments for %s; actual %d, expected at least %d" % (alias, len(args), len(params) - 1))
    end = len(args) - behind
    # What fills up behind is counted less what was taken ahead, as CPython does: such a mix is then refused for having too few.
    return *args[:ahead], *[each] * (at - ahead), tuple(args[ahead:end]), *[each] * (len(params) - behind - ahead - at - 1), *args[end:]


# --- subscripts ---

def flattened(args):
    """ARGS with *tuple[int, str] as what it stands for, unless it is of any length."""
    made = []
    for arg in args:
        inner = getattr(arg, "__typing_unpacked_tuple_args__", None) if isinstance(arg, (UnpackedAlias, GenericAlias)) else None
        if inner is not None and not (inner and inner[-1] is ...):
            made += inner
        else:
            made.append(arg)
    return tuple(made)


def bound_arguments(alias, params, args):
    """What each of PARAMS stands for."""
    for param in params:
        gather = getattr(param, "__typing_prepare_subst__", None)
        if gather is not None:
            args = gather(alias, args)
    check_count(alias, args, len(params))
    return dict(zip(params, args))


def substituted(args, known, origin=None):
    """ARGS, those of a subscript of ORIGIN, with what KNOWN says for type parameters."""
    made = []
    for arg in args:
        new = _replaced(arg, known)
        if isinstance(arg, tuple):
            made.append(substituted(arg, known))
        elif isinstance(new, tuple) and (origin is collections.abc.Callable or getattr(arg, "__typing_is_unpacked_typevartuple__", False)):
            made += new
        else:
            made.append(new)
    return tuple(made)


def _replaced(arg, known):
    if isinstance(arg, type) and not isinstance(arg, GenericAlias) or isinstance(arg, tuple):
        return arg
    if hasattr(arg, "__typing_subst__"):
        return arg.__typing_subst__(known[arg])
    if isinstance(arg, UnpackedAlias) and arg.__typing_is_unpacked_typevartuple__:
        return known[arg.__args__[0]]
    inner = []
    for param in getattr(arg, "__parameters__", ()):
        if _is(param, "TypeVarTuple"):
            inner += known[param]
        else:
            inner.append(known[param])
    return arg[tuple(inner)] if getattr(arg, "__parameters__", ()) else arg


def parameters_of_builtin(alias):
    """list[T].__parameters__."""
    return parameters_of(alias.__args__)


def _subscripted(alias, args):
    """The arguments of a built-in generic type or union with ARGS for its parameters."""
    params = parameters_of(alias.__args__)
    if not params:
        raise TypeError("%r is not a generic class" % (alias,))
    known = bound_arguments(alias, params, flattened(args if isinstance(args, tuple) else (args,)))
    return substituted(alias.__args__, known, getattr(alias, "__origin__", None))


def subscript_builtin(alias, args):
    """list[T][int]."""
    made = _subscripted(alias, args)
    if alias.__origin__ is collections.abc.Callable:
        listed = len(made) == 2 and is_parameter_list(made[0])
        return collections.abc.Callable[made[0] if listed else list(made[:-1]), made[-1]]
    made = GenericAlias(alias.__origin__, made)
    return next(iter(made)) if alias.__unpacked__ else made


def subscript_union(union, args):
    """(list[T] | dict[T, U])[int, str]."""
    made, *rest = _subscripted(union, args)
    for member in rest:
        made = made | member
    return made
