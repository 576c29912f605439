"""Variables whose values belong to a context."""

from _thread import _contexts, get_ident as _get_ident

__all__ = ["Context", "ContextVar", "Token", "copy_context"]

_stands_for_native = True


class Token:
    __module__ = "_contextvars"
    MISSING = type("Token.MISSING", (), {"__repr__": lambda self: "<Token.MISSING>"})()

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type '_contextvars.Token' is not an acceptable base type")

    def __init__(self, context, var, old_value):
        self._context, self._var, self._old_value, self._used = context, var, old_value, False

    var = property(lambda self: self._var)
    old_value = property(lambda self: self._old_value)

    def __repr__(self):
        return "<Token%s var=%r at %#x>" % (" used" if self._used else "", self._var, id(self))

    __class_getitem__ = classmethod(type(list[int]))


class Context:
    """Values of variables, as a mapping."""
    __module__ = "_contextvars"

    def __init__(self, *args, **kwargs):
        if args or kwargs:
            raise TypeError("Context() does not accept any arguments")
        self._values, self._entered = {}, False

    def __init_subclass__(cls):
        raise TypeError("type '_contextvars.Context' is not an acceptable base type")

    def __eq__(self, other):
        return self._values == other._values if isinstance(other, Context) else NotImplemented

    __hash__ = None

    def run(self, callable, /, *args, **kwargs):
        if self._entered:
            raise RuntimeError("cannot enter context: %r is already entered" % self)
        ident = _get_ident()
        outer = _contexts.get(ident)
        _contexts[ident], self._entered = self, True
        try:
            return callable(*args, **kwargs)
        finally:
            self._entered = False
            if outer is None:
                _contexts.pop(ident, None)
            else:
                _contexts[ident] = outer

    def copy(self):
        made = Context()
        made._values = self._values  # setting a variable makes a new dict
        return made

    def _of(self, var):
        """The values, to look VAR up in."""
        if not isinstance(var, ContextVar):
            raise TypeError("a ContextVar key was expected, got %r" % (var,))
        return self._values

    def get(self, var, default=None, /):
        return self._of(var).get(var, default)

    def __getitem__(self, var):
        return self._of(var)[var]

    def __contains__(self, var):
        return var in self._of(var)

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()


class ContextVar:
    """A variable that each context has its own value of."""
    __module__ = "_contextvars"
    _none = object()

    def __init__(self, *args, default=_none):
        if len(args) != 1:
            raise TypeError("ContextVar() takes exactly 1 positional argument (%d given)" % len(args))
        name, = args
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self._name, self._default = name, default

    def __init_subclass__(cls):
        raise TypeError("type '_contextvars.ContextVar' is not an acceptable base type")

    name = property(lambda self: self._name)

    def get(self, default=_none, /):
        values = _here()._values
        if self in values:
            return values[self]
        if default is not ContextVar._none:
            return default
        if self._default is not ContextVar._none:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        here = _here()
        token = Token(here, self, here._values.get(self, Token.MISSING))
        here._values = {**here._values, self: value}
        return token

    def reset(self, token, /):
        if token._used:
            raise RuntimeError("%r has already been used once" % token)
        if token._var is not self:
            raise ValueError("%r was created by a different ContextVar" % token)
        here = _here()
        if token._context is not here:
            raise ValueError("%r was created in a different Context" % token)
        token._used = True
        values = dict(here._values)
        if token._old_value is Token.MISSING:
            values.pop(self, None)
        else:
            values[self] = token._old_value
        here._values = values

    def __repr__(self):
        default = "" if self._default is ContextVar._none else " default=%r" % (self._default,)
        return "<ContextVar name=%r%s at %#x>" % (self._name, default, id(self))

    __class_getitem__ = classmethod(type(list[int]))


def _here():
    """The context of the thread that runs."""
    ident = _get_ident()
    context = _contexts.get(ident)
    if context is None:
        context = _contexts[ident] = Context()
    return context


def copy_context():
    return _here().copy()

_built_in_module = "_contextvars"
_built_in = (copy_context,)
