"""What callables want: their parameters, one by one. Part of inspect."""

import sys
import types
from _native import is_heap_type as _is_heap_type
from collections import OrderedDict, namedtuple
from enum import IntEnum as _IntEnum
from keyword import iskeyword
from inspect import (CO_VARARGS, CO_VARKEYWORDS, isbuiltin, isclass, isfunction, ismethod, ismethoddescriptor, ismethodwrapper,
                     ismodule, unwrap)

__name__ = "inspect"
__builtins_object = type.__base__


class _empty:
    """Stands for a default or an annotation that is not there."""


class _void:
    """Stands for an argument of replace() that was not given."""


class _ParameterKind(_IntEnum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __str__(self):
        return self.name

    @property
    def description(self):
        return _descriptions[self]


_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _ParameterKind
_descriptions = {_POSITIONAL_ONLY: "positional-only", _POSITIONAL_OR_KEYWORD: "positional or keyword",
                 _VAR_POSITIONAL: "variadic positional", _KEYWORD_ONLY: "keyword-only", _VAR_KEYWORD: "variadic keyword"}


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        import re
        return re.sub(r"[\w.]+", lambda name: name[0].removeprefix("typing."), repr(annotation))
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


class Parameter:
    """A parameter of a signature."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")
    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError("{} parameters cannot have default values".format(self._kind.description))
        if not isinstance(name, str):
            raise TypeError("name must be a str, not a {}".format(type(name).__name__))
        if name[0] == "." and name[1:].isdigit():  # what a comprehension is given
            if self._kind != _POSITIONAL_OR_KEYWORD:
                raise ValueError("implicit arguments must be passed as positional or keyword arguments, not " + self._kind.description)
            self._kind, name = _POSITIONAL_ONLY, "implicit" + name[1:]
        if not name.isidentifier() or iskeyword(name) and self._kind is not _POSITIONAL_ONLY:
            raise ValueError("{!r} is not a valid parameter name".format(name))
        self._name, self._default, self._annotation = name, default, annotation

    name = property(lambda self: self._name)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)
    kind = property(lambda self: self._kind)

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        return type(self)(self._name if name is _void else name, self._kind if kind is _void else kind,
                          default=self._default if default is _void else default,
                          annotation=self._annotation if annotation is _void else annotation)

    def __str__(self):
        formatted = self._name
        if self._annotation is not _empty:
            formatted = "{}: {}".format(formatted, formatannotation(self._annotation))
        if self._default is not _empty:
            formatted = ("{} = {}" if self._annotation is not _empty else "{}={}").format(formatted, repr(self._default))
        if self._kind == _VAR_POSITIONAL:
            return "*" + formatted
        return "**" + formatted if self._kind == _VAR_KEYWORD else formatted

    def __reduce__(self):
        return type(self), (self._name, self._kind), {"_default": self._default, "_annotation": self._annotation}

    def __setstate__(self, state):
        self._default, self._annotation = state["_default"], state["_annotation"]

    def __repr__(self):
        return '<{} "{}">'.format(self.__class__.__name__, self)

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name, self._kind, self._default, self._annotation) == \
            (other._name, other._kind, other._default, other._annotation)


class BoundArguments:
    """Arguments and the parameters that they are for."""

    __slots__ = ("arguments", "_signature", "__weakref__")

    def __init__(self, signature, arguments):
        self.arguments, self._signature = arguments, signature

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        args = []
        for name, param in self._signature.parameters.items():
            if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if param.kind == _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs, started = {}, False
        for name, param in self._signature.parameters.items():
            if not started:
                if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started or name not in self.arguments:
                continue
            if param.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        arguments = {}
        for name, param in self._signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif param.default is not _empty:
                arguments[name] = param.default
            elif param.kind is _VAR_POSITIONAL:
                arguments[name] = ()
            elif param.kind is _VAR_KEYWORD:
                arguments[name] = {}
        self.arguments = arguments

    def __getstate__(self):
        return {"_signature": self._signature, "arguments": self.arguments}

    def __setstate__(self, state):
        self._signature, self.arguments = state["_signature"], state["arguments"]

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        return "<{} ({})>".format(self.__class__.__name__, ", ".join("{}={!r}".format(*pair) for pair in self.arguments.items()))


class Signature:
    """The parameters of something that can be called."""

    __slots__ = ("_return_annotation", "_parameters")
    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        params = OrderedDict()
        top, seen_default = _POSITIONAL_ONLY, False
        for param in parameters or ():
            if param.kind < top:
                raise ValueError("wrong parameter order: {} parameter before {} parameter".format(
                    top.description, param.kind.description))
            top = param.kind
            if param.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                if param.default is not _empty:
                    seen_default = True
                elif seen_default:
                    raise ValueError("non-default argument follows default argument")
            if param.name in params:
                raise ValueError("duplicate parameter name: {!r}".format(param.name))
            params[param.name] = param
        self._parameters = types.MappingProxyType(params)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        found = signature(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str)
        return found if isinstance(found, cls) else cls(found.parameters.values(), return_annotation=found.return_annotation)

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    def replace(self, *, parameters=_void, return_annotation=_void):
        return type(self)(self.parameters.values() if parameters is _void else parameters,
                          return_annotation=self._return_annotation if return_annotation is _void else return_annotation)

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {"_return_annotation": self._return_annotation}

    def __setstate__(self, state):
        self._return_annotation = state["_return_annotation"]

    def _key(self):
        params = tuple(p for p in self.parameters.values() if p.kind != _KEYWORD_ONLY)
        return params, {p.name: p for p in self.parameters.values() if p.kind == _KEYWORD_ONLY}, self.return_annotation

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, Signature) else NotImplemented

    def __hash__(self):
        params, kwo, annotation = self._key()
        return hash((params, frozenset(kwo.values()), annotation))

    def _bind(self, args, kwargs, *, partial=False):
        arguments = {}
        kwargs = dict(kwargs)
        values = list(args)
        params = list(self.parameters.values())
        by_name = False  # whether a parameter was met that no positional argument need fill: what is missing then has no kind in the message
        for i, param in enumerate(params):
            if param.kind == _VAR_POSITIONAL:
                by_name = True
                if values:
                    arguments[param.name] = tuple(values)
                values = []
            elif param.kind == _VAR_KEYWORD:
                break
            elif values and param.kind != _KEYWORD_ONLY:
                if param.name in kwargs and param.kind != _POSITIONAL_ONLY:
                    raise TypeError("multiple values for argument {arg!r}".format(arg=param.name))
                arguments[param.name] = values.pop(0)
            elif values:
                raise TypeError("too many positional arguments")
            elif param.name in kwargs and param.kind != _POSITIONAL_ONLY:
                arguments[param.name] = kwargs.pop(param.name)
                by_name = True
            elif param.name in kwargs and param.kind == _POSITIONAL_ONLY:
                raise TypeError("{arg!r} parameter is positional only, but was passed as a keyword".format(arg=param.name))
            elif param.default is not _empty:
                by_name = True
            elif not partial:
                kind = " keyword-only" if param.kind == _KEYWORD_ONLY and not by_name else ""
                raise TypeError("missing a required{} argument: {!r}".format(kind, param.name))
        if values:
            raise TypeError("too many positional arguments")
        if kwargs:
            if not params or params[-1].kind != _VAR_KEYWORD:
                raise TypeError("got an unexpected keyword argument {arg!r}".format(arg=next(iter(kwargs))))
            arguments[params[-1].name] = kwargs
        return self._bound_arguments_cls(self, arguments)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, partial=True)

    def __repr__(self):
        return "<{} {}>".format(self.__class__.__name__, self)

    def __str__(self):
        result, positional_only, keyword_only = [], False, True
        for param in self.parameters.values():
            if param.kind == _POSITIONAL_ONLY:
                positional_only = True
            elif positional_only:
                result.append("/")
                positional_only = False
            if param.kind == _VAR_POSITIONAL:
                keyword_only = False
            elif param.kind == _KEYWORD_ONLY and keyword_only:
                result.append("*")
                keyword_only = False
            result.append(str(param))
        if positional_only:
            result.append("/")
        text = "({})".format(", ".join(result))
        if self.return_annotation is not _empty:
            text += " -> {}".format(formatannotation(self.return_annotation))
        return text


def _without_first(sig):
    """What is left of SIG when the first argument is given already."""
    params = list(sig.parameters.values())
    if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    return sig if params[0].kind is _VAR_POSITIONAL else sig.replace(parameters=params[1:])


def _is_like_function(obj):
    """Whether OBJ, no function, has all that tells of one's parameters."""
    if isclass(obj):
        return False  # and gets no __annotations__ by being asked for them
    missing = object()
    defaults, kwdefaults, annotations = (getattr(obj, name, missing) for name in ("__defaults__", "__kwdefaults__", "__annotations__"))
    return isinstance(getattr(obj, "__code__", None), types.CodeType) and \
        isinstance(getattr(obj, "__name__", None), str) and isinstance(defaults, (tuple, types.NoneType)) and \
        isinstance(kwdefaults, (dict, types.NoneType)) and isinstance(annotations, (dict, types.NoneType))


def _of_function(func):
    code = func.__code__
    names, n = code.co_varnames, code.co_argcount
    annotations = getattr(func, "__annotations__", {}) or {}
    defaults, kwdefaults = func.__defaults__ or (), func.__kwdefaults__ or {}
    params = []
    for i, name in enumerate(names[:n]):
        default = defaults[i - n + len(defaults)] if i >= n - len(defaults) else _empty
        kind = _POSITIONAL_ONLY if i < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD
        params.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))
    at = n + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        params.append(Parameter(names[at], _VAR_POSITIONAL, annotation=annotations.get(names[at], _empty)))
    for name in names[n:n + code.co_kwonlyargcount]:
        params.append(Parameter(name, _KEYWORD_ONLY, default=kwdefaults.get(name, _empty),
                                annotation=annotations.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        at += bool(code.co_flags & CO_VARARGS)
        params.append(Parameter(names[at], _VAR_KEYWORD, annotation=annotations.get(names[at], _empty)))
    return Signature(params, return_annotation=annotations.get("return", _empty))


def _of_text(text, obj, skip_first):
    """From the __text_signature__ of a built-in."""
    if "<unrepresentable>" in text or (isinstance(obj, type) and " or " in text):
        raise ValueError("{!r} builtin has invalid signature".format(obj))
    namespace = {"sys": sys}
    text = text.replace("$self", "self").replace("$module", "module").replace("$type", "type")
    try:
        exec("def f" + text + ": pass", namespace)
    except SyntaxError:
        raise ValueError("{!r} builtin has invalid signature".format(obj)) from None
    result = _of_function(namespace["f"])
    params = list(result.parameters.values())
    if params and params[0].name in ("self", "module", "type") and skip_first:
        del params[0]
    return Signature(params)


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The parameters that a call of OBJ takes; with EVAL_STR annotations that are text become what they mean."""
    found = _signature(obj, follow_wrapped)
    function = obj.__func__ if ismethod(obj) else obj
    if follow_wrapped:
        function = unwrap(function)
    if not eval_str or not isfunction(function):
        return found
    meant = get_annotations(function, globals=globals, locals=locals, eval_str=True)
    params = [param.replace(annotation=meant.get(name, param.annotation)) for name, param in found.parameters.items()]
    return found.replace(parameters=params, return_annotation=meant.get("return", found.return_annotation))


def _signature(obj, follow_wrapped=True):
    if not callable(obj):
        raise TypeError("{!r} is not a callable object".format(obj))
    if ismethod(obj):
        return _without_first(_signature(obj.__func__, follow_wrapped))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or ismethod(f))
        if ismethod(obj):
            return _signature(obj)
    given = getattr(obj, "__signature__", None)
    if given is not None:
        sig = given() if not isinstance(given, (Signature, str)) and callable(given) else given
        if isinstance(sig, str):
            return _of_text(sig, obj, False)
        if not isinstance(sig, Signature):
            raise TypeError(f"unexpected object {given!r} in __signature__ attribute")
        return sig
    if isfunction(obj) or _is_like_function(obj):
        text = getattr(obj, "__text_signature__", None)
        return _of_text(text, obj, False) if text else _of_function(obj)
    if type(obj).__name__ == "partial":
        return _of_partial(obj, follow_wrapped)
    if isclass(obj):
        return _of_class(obj)
    text = getattr(obj, "__text_signature__", None)
    if text:
        return _of_text(text, obj, getattr(obj, "__self__", None) is not None)
    if isbuiltin(obj) or ismethoddescriptor(obj) or ismethodwrapper(obj):
        raise ValueError("no signature found for builtin {!r}".format(obj))
    call = getattr(type(obj), "__call__", None)
    if isfunction(call):
        return _without_first(_signature(call, follow_wrapped))
    raise ValueError("callable {!r} is not supported by signature".format(obj))


def _of_partial(obj, follow_wrapped):
    sig = _signature(obj.func, follow_wrapped)
    try:
        bound = sig.bind_partial(*obj.args, **(obj.keywords or {}))
    except TypeError as error:
        raise ValueError("partial object {!r} has incorrect arguments".format(obj)) from error
    params, keyword_only = [], False
    for name, param in sig.parameters.items():
        if name not in bound.arguments or param.kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            if keyword_only and param.kind is _POSITIONAL_OR_KEYWORD:
                param = param.replace(kind=_KEYWORD_ONLY)
            if not (keyword_only and param.kind is _VAR_POSITIONAL):
                params.append(param)
        elif name in (obj.keywords or {}):
            keyword_only = True
            params.append(param.replace(kind=_KEYWORD_ONLY, default=bound.arguments[name]))
    return sig.replace(parameters=params)


_text_of_type = type.__dict__["__text_signature__"].__get__


def _of_class(obj):
    call = next((c.__dict__["__call__"] for c in type(obj).__mro__ if "__call__" in c.__dict__ and c is not type), None)
    if isfunction(call):
        return _without_first(signature(call))
    for base in obj.__mro__:
        new, init = base.__dict__.get("__new__"), base.__dict__.get("__init__")
        if base is not __builtins_object:
            new = new.__func__ if isinstance(new, staticmethod) else new
            if isfunction(new):
                return _without_first(signature(new))
            if isfunction(init):
                return _without_first(signature(init))
        text = base.__dict__.get("__text_signature__") or _text_of_type(base)
        if isinstance(text, str) and base is not __builtins_object:
            return _of_text(text, obj, True)
        if base is type:
            raise ValueError(("no signature found for builtin {!r}" if obj is type else "callable {!r} is not supported by signature").format(obj))
        if not _is_heap_type(base) and (base.__new__ is not object.__new__ or base.__init__ is not object.__init__):
            raise ValueError("no signature found for builtin type {!r}".format(obj))
    return Signature()


FullArgSpec = namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations")


def getfullargspec(func):
    try:
        sig = _of_function(func.__func__) if ismethod(func) else signature(func, follow_wrapped=False)
    except Exception as ex:
        raise TypeError("unsupported callable") from ex
    args, varargs, varkw, defaults, kwonly, kwdefaults, annotations = [], None, None, [], [], {}, {}
    if sig.return_annotation is not _empty:
        annotations["return"] = sig.return_annotation
    for param in sig.parameters.values():
        if param.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            args.append(param.name)
            if param.default is not _empty:
                defaults.append(param.default)
        elif param.kind is _VAR_POSITIONAL:
            varargs = param.name
        elif param.kind is _KEYWORD_ONLY:
            kwonly.append(param.name)
            if param.default is not _empty:
                kwdefaults[param.name] = param.default
        else:
            varkw = param.name
        if param.annotation is not _empty:
            annotations[param.name] = param.annotation
    return FullArgSpec(args, varargs, varkw, tuple(defaults) or None, kwonly, kwdefaults or None, annotations)


def _explain(func, positional, named):
    """Raises what a call of FUNC would."""
    function = func.__func__ if ismethod(func) else func
    if not isfunction(function):
        return
    names = getfullargspec(function)
    optional = names.args[len(names.args) - len(names.defaults or ()):]
    text = ", ".join([name + "=None" if name in optional else name for name in names.args]
                     + (["*" + names.varargs] if names.varargs else ["*"] if names.kwonlyargs else [])
                     + [name + "=None" if name in (names.kwonlydefaults or ()) else name for name in names.kwonlyargs]
                     + (["**" + names.varkw] if names.varkw else []))
    probe = eval("lambda %s: None" % text)
    probe.__qualname__ = function.__name__
    try:
        probe(*(() if not ismethod(func) else (func.__self__,)), *positional, **named)
    except TypeError as error:
        raise TypeError(str(error).replace(", and ", " and ")) from None


def getcallargs(func, /, *positional, **named):
    try:
        bound = signature(func).bind(*positional, **named)
    except TypeError:
        getfullargspec(func)  # says that it is none that can be called
        _explain(func, positional, named)
        raise
    bound.apply_defaults()
    arguments = dict(bound.arguments)
    if ismethod(func):
        arguments = {next(iter(_of_function(func.__func__).parameters)): func.__self__, **arguments}
    given = list(arguments)[:len(positional) + ismethod(func)]
    spec = getfullargspec(func)
    first = [name for name in given if name in spec.args] + [name for name in (spec.varargs, spec.varkw) if name] + list(named)
    return {name: arguments[name] for name in dict.fromkeys(first + list(arguments)) if name in arguments}


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    if isclass(obj):
        annotations = obj.__dict__.get("__annotations__", None)
    elif callable(obj) or ismodule(obj):
        annotations = getattr(obj, "__annotations__", None)
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    annotations = dict(annotations or {})
    if eval_str:
        if locals is None and isclass(obj):
            locals = dict(vars(obj))
        scope = globals if globals is not None else getattr(unwrap(obj), "__globals__", None) or \
            getattr(sys.modules.get(getattr(obj, "__module__", None)), "__dict__", {})
        annotations = {k: eval(v, scope, locals) if isinstance(v, str) else v for k, v in annotations.items()}
    return annotations
