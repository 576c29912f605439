"""Objects that stand in for others and remember how they were used."""

import asyncio
import inspect
import sys

from unittest.mock_calls import ANY, DEFAULT, FILTER_DIR, _Call, _CallList, call, sentinel

__all__ = ["Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "AsyncMock", "FILTER_DIR",
           "NonCallableMock", "NonCallableMagicMock", "mock_open", "PropertyMock", "seal"]

_SIMILAR = ("assert", "assret", "asert", "aseert", "assrt")
_ASSERTIONS = {"assert_called", "assert_called_once", "assert_called_with", "assert_called_once_with", "assert_any_call",
               "assert_has_calls", "assert_not_called", "assert_awaited", "assert_awaited_once", "assert_awaited_with",
               "assert_awaited_once_with", "assert_any_await", "assert_has_awaits", "assert_not_awaited"}
_ORDERING = ("lt", "gt", "le", "ge")
_BINARY = ("add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "lshift", "rshift", "and", "xor", "or", "pow", "divmod")
_NUMERIC = _BINARY + tuple("r" + name for name in _BINARY) + tuple("i" + name for name in _BINARY if name != "divmod")
_RESULTS = {"__int__": 1, "__contains__": False, "__len__": 0, "__exit__": False, "__complex__": 1j, "__float__": 1.0,
            "__bool__": True, "__index__": 1, "__aexit__": False}
_WITH_DEFAULTS = {"__%s__" % name for name in _ORDERING} | set(_RESULTS) | {
    "__hash__", "__str__", "__sizeof__", "__eq__", "__ne__", "__iter__", "__aiter__", "__fspath__"}
_CHILDREN = {"__%s__" % name for name in (
    "getitem setitem delitem enter neg pos abs invert next round trunc floor ceil aenter anext".split() + list(_NUMERIC))}
_ASYNC_MAGIC = {"__aenter__", "__aexit__", "__anext__"}
# What a MagicMock has unless its spec lacks it, and what it may be given.
_MAGIC = _WITH_DEFAULTS | _CHILDREN
_ALLOWED = _MAGIC | {"__get__", "__set__", "__delete__", "__reversed__", "__missing__", "__reduce__", "__reduce_ex__",
                     "__getinitargs__", "__getnewargs__", "__getstate__", "__setstate__", "__getformat__", "__repr__", "__dir__",
                     "__subclasses__", "__format__", "__getnewargs_ex__"}
_FORBIDDEN = {"__getattr__", "__setattr__", "__init__", "__new__", "__prepare__", "__instancecheck__", "__subclasscheck__", "__del__"}


def _is_magic(name):
    return len(name) > 4 and name[:2] == "__" and name[-2:] == "__"


def _is_instance_mock(obj):
    return issubclass(type(obj), NonCallableMock)


def _is_exception(obj):
    return isinstance(obj, BaseException) or isinstance(obj, type) and issubclass(obj, BaseException)


def _is_async(obj):
    if _is_instance_mock(obj) and not isinstance(obj, AsyncMock):
        return False
    return inspect.iscoroutinefunction(getattr(obj, "__func__", obj))


def _signature_of(spec, skipfirst=False):
    """The signature that calls of SPEC are checked with, or None."""
    if isinstance(spec, type):
        spec, skipfirst = spec.__init__, True
        if spec is object.__init__:
            return inspect.Signature()
    elif isinstance(spec, (classmethod, staticmethod)):
        skipfirst = isinstance(spec, classmethod)
        spec = spec.__func__
    elif not isinstance(spec, (_Function, _Method)):
        spec = getattr(type(spec), "__call__", None)
        skipfirst = True
        if not isinstance(spec, _Function):
            return None
    try:
        signature = inspect.signature(spec)
    except (TypeError, ValueError):
        return None
    if skipfirst:
        parameters = list(signature.parameters.values())
        if parameters and parameters[0].kind not in (parameters[0].VAR_POSITIONAL, parameters[0].VAR_KEYWORD):
            signature = signature.replace(parameters=parameters[1:])
    return signature


_Function, _Method = type(_is_magic), type(_Call().call_list)


class _Side:
    """A property of a mock that its delegate, the function made of a spec, may have instead."""

    def __init__(self, name, default=None):
        self.name, self.default = name, default

    def __get__(self, mock, owner=None):
        if mock is None:
            return self
        state = mock.__dict__
        delegate = state["_mock_delegate"]
        if delegate is not None:
            return getattr(delegate, self.name)
        return state.get("_mock_" + self.name, self.default)

    def __set__(self, mock, value):
        delegate = mock.__dict__["_mock_delegate"]
        if delegate is not None:
            setattr(delegate, self.name, value)
        else:
            mock.__dict__["_mock_" + self.name] = value


class NonCallableMock:
    """A mock that cannot be called."""

    _lock = None
    called, call_count = _Side("called", False), _Side("call_count", 0)
    call_args, call_args_list, mock_calls = _Side("call_args"), _Side("call_args_list"), _Side("mock_calls")

    def __new__(cls, /, *args, **kw):
        # Each mock has a class of its own, for its magic methods.
        bases = (cls,)
        if not issubclass(cls, AsyncMockMixin):
            spec = kw.get("spec_set") or kw.get("spec") or (args[0] if args else None)
            if spec is not None and not isinstance(spec, list) and _is_async(spec):
                bases = (AsyncMockMixin, cls)
        return object.__new__(type(cls.__name__, bases, {"__doc__": cls.__doc__}))

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name="",
                 _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        state = self.__dict__
        state["_mock_parent"] = parent
        state["_mock_name"] = name
        state["_mock_new_name"] = _new_name
        state["_mock_new_parent"] = parent if _new_parent is None else _new_parent
        state["_mock_sealed"] = False
        if spec_set is not None:
            spec = spec_set
        state["_mock_children"] = {}
        state["_mock_wraps"] = wraps
        state["_mock_delegate"] = None
        state["_mock_unsafe"] = unsafe
        state["_mock_side_effect"] = None
        state.setdefault("_mock_return_value", DEFAULT)
        self._mock_add_spec(spec, spec_set is not None, _spec_as_instance, parent is not None if _eat_self is None else _eat_self)
        self._clear_calls()
        state["method_calls"] = _CallList()
        if kwargs:
            self.configure_mock(**kwargs)

    def _clear_calls(self):
        state = self.__dict__
        state["_mock_called"], state["_mock_call_count"], state["_mock_call_args"] = False, 0, None
        state["_mock_call_args_list"], state["_mock_mock_calls"] = _CallList(), _CallList()
        state["method_calls"] = _CallList()

    def _mock_add_spec(self, spec, spec_set, as_instance=False, eat_self=False):
        state = self.__dict__
        if _is_instance_mock(spec):
            raise InvalidSpecError("Cannot spec a Mock object. [object=%r]" % (spec,))
        spec_class = signature = None
        asyncs = []
        if spec is not None and not isinstance(spec, (list, tuple)):
            names = dir(spec)
            for name in names:
                if not _is_magic(name) and _is_async(inspect.getattr_static(spec, name, None)):
                    asyncs.append(name)
            spec_class = spec if isinstance(spec, type) else type(spec)
            if as_instance:
                call_method = getattr(spec, "__call__", None) if not isinstance(spec, type) else spec.__dict__.get("__call__")
                signature = _signature_of(call_method, True) if isinstance(call_method, _Function) else None
            else:
                signature = _signature_of(spec, eat_self and isinstance(spec, _Function))
            spec = names
        state.update(_spec_class=spec_class, _spec_set=spec_set, _spec_signature=signature, _mock_methods=spec, _spec_asyncs=asyncs)

    def mock_add_spec(self, spec, spec_set=False):
        self._mock_add_spec(spec, spec_set)

    def attach_mock(self, mock, attribute):
        inner = getattr(mock, "mock", mock) if isinstance(mock, _Function) else mock
        inner._mock_parent = inner._mock_new_parent = None
        inner._mock_name = ""
        inner._mock_new_name = None
        setattr(self, attribute, mock)

    def configure_mock(self, /, **kwargs):
        for path, value in sorted(kwargs.items(), key=lambda entry: entry[0].count(".")):
            *steps, last = path.split(".")
            obj = self
            for step in steps:
                obj = getattr(obj, step)
            setattr(obj, last, value)

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        self._clear_calls()
        if return_value:
            self.__dict__["_mock_return_value"] = DEFAULT
        if side_effect:
            self.__dict__["_mock_side_effect"] = None
        for child in self._mock_children.values():
            if child is _DELETED or isinstance(child, _Spec):
                continue
            child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        own = self._mock_return_value
        if _is_instance_mock(own) and own is not self:
            own.reset_mock(visited)

    @property
    def return_value(self):
        state = self.__dict__
        if state["_mock_delegate"] is not None:
            return state["_mock_delegate"].return_value
        if state["_mock_return_value"] is DEFAULT:
            made = self._get_child_mock(_new_parent=self, _new_name="()")
            self.return_value = made
        return state["_mock_return_value"]

    @return_value.setter
    def return_value(self, value):
        if self._mock_delegate is not None:
            self._mock_delegate.return_value = value
        else:
            self.__dict__["_mock_return_value"] = value
            _adopt(self, value, None, "()")

    @property
    def side_effect(self):
        delegated = self._mock_delegate
        if delegated is None:
            return self._mock_side_effect
        effect = delegated.side_effect
        if effect is not None and not callable(effect) and not _is_exception(effect) and not hasattr(effect, "__next__"):
            effect = delegated.side_effect = iter(effect)
        return effect

    @side_effect.setter
    def side_effect(self, value):
        if value is not None and not callable(value) and not _is_exception(value) and hasattr(value, "__iter__"):
            value = iter(value)
        if self._mock_delegate is None:
            self.__dict__["_mock_side_effect"] = value
        else:
            self._mock_delegate.side_effect = value

    @property
    def __class__(self):
        return type(self) if self._spec_class is None else self._spec_class

    def __getattr__(self, name):
        if name.startswith("_mock_") or name.startswith("_spec_"):
            raise AttributeError(name)
        if self._mock_methods is not None:
            if name not in self._mock_methods or name in _MAGIC:
                raise AttributeError("Mock object has no attribute %r" % name)
        elif _is_magic(name):
            raise AttributeError(name)
        if not self._mock_unsafe and (not self._mock_methods or name not in self._mock_methods):
            if name.startswith(_SIMILAR) or name in _ASSERTIONS or "assert_" + name in _ASSERTIONS:
                raise AttributeError("%r is not a valid assertion. Use a spec for the mock if %r is meant to be an attribute."
                                     % (name, name))
        child = self._mock_children.get(name)
        if child is _DELETED:
            raise AttributeError(name)
        if child is None:
            wraps = getattr(self._mock_wraps, name) if self._mock_wraps is not None else None
            child = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name, _new_parent=self)
            self._mock_children[name] = child
        elif isinstance(child, _Spec):
            child = self._mock_children[name] = child.made()
        return child

    def __setattr__(self, name, value):
        if name in _PLAIN or not _is_magic(name) and isinstance(getattr(type(self), name, None), (_Side, property)):
            return object.__setattr__(self, name, value)
        if self._spec_set and self._mock_methods is not None and name not in self._mock_methods and name not in self.__dict__:
            if not name.startswith("_mock_"):
                raise AttributeError("Mock object has no attribute '%s'" % name)
        if name in _FORBIDDEN:
            raise AttributeError("Attempting to set unsupported magic method %r." % name)
        if name in _ALLOWED:
            if self._mock_methods is not None and name not in self._mock_methods:
                raise AttributeError("Mock object has no attribute '%s'" % name)
            if _is_instance_mock(value):
                _adopt(self, value, None, name)
                self._mock_children[name] = value
                setattr(type(self), name, value)
            else:
                setattr(type(self), name, _magic_function(name, value))
            return
        if name == "__class__":
            self.__dict__["_spec_class"] = value
            return
        if _adopt(self, value, name, name):
            self._mock_children[name] = value
        if self._mock_sealed and not hasattr(self, name):
            raise AttributeError("Cannot set %s" % (self._full_name() + "." + name))
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if name in _ALLOWED and name in type(self).__dict__:
            delattr(type(self), name)
            if name not in self.__dict__:
                return
        child = self._mock_children.get(name)
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif child is _DELETED:
            raise AttributeError(name)
        self._mock_children[name] = _DELETED

    def __dir__(self):
        own = list(self.__dict__)
        children = [name for name, child in self._mock_children.items() if child is not _DELETED]
        everything = dir(type(self))
        if FILTER_DIR:
            everything = [name for name in everything if not name.startswith("_") or _is_magic(name)]
            everything = [name for name in everything if not _is_magic(name) or name not in _MAGIC or name in dir(object)]
            own = [name for name in own if not name.startswith("_") or _is_magic(name)]
        return sorted(set(self._mock_methods or ()) | set(everything) | set(own) | set(children))

    def _full_name(self):
        names, dot, mock, seen = [self._mock_new_name], ".", self, set()
        if names == ["()"]:
            dot = ""
        while (parent := mock._mock_new_parent) is not None:
            names.append(parent._mock_new_name + dot)
            dot = "" if parent._mock_new_name == "()" else "."
            mock = parent
            if id(mock) in seen:
                break
            seen.add(id(mock))
        names = names[::-1]
        first = mock._mock_name or "mock"
        if len(names) > 1 and names[1] not in ("()", "()."):
            first += "."
        names[0] = first
        return "".join(names)

    def __repr__(self):
        name = self._full_name()
        text = "" if name in ("mock", "mock.") else " name=%r" % name
        if self._spec_class is not None:
            text += (" spec_set=%r" if self._spec_set else " spec=%r") % self._spec_class.__name__
        return "<%s%s id='%s'>" % (type(self).__name__, text, id(self))

    # What was called with what.

    def _expected(self, args, kwargs):
        """The bound arguments if there is a signature, and otherwise the call itself."""
        if self._spec_signature is not None:
            try:
                return self._spec_signature.bind(*args, **kwargs)
            except TypeError as error:
                return error.with_traceback(None)
        return _Call(("", args, kwargs), two=True)

    def _matcher(self, one):
        if isinstance(one, tuple) and len(one) > 2 and one[0]:
            signature = self._signature_below(one[0])
            name, args, kwargs = one
        else:
            signature = self._spec_signature
            name, (args, kwargs) = "", one[-2:] if isinstance(one, tuple) and len(one) > 1 else (one, {})
        if signature is None:
            return one
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError as error:
            return error.with_traceback(None)
        return _Call((name, bound.args, bound.kwargs)) if not self._spec_signature else call(name, bound.args, bound.kwargs)

    def _signature_below(self, path):
        mock = self
        for step in path.replace("()", "").split("."):
            mock = mock._mock_children.get(step) if step else mock
            if not _is_instance_mock(mock):
                return None
        return mock._spec_signature

    def _written(self, args, kwargs):
        return _Call((self._mock_name or "mock", args, kwargs))._written()

    def _calls_text(self, prefix="Calls"):
        return "\n%s: %r." % (prefix, self.mock_calls) if self.mock_calls else ""

    def assert_not_called(self):
        if self.call_count:
            raise AssertionError("Expected '%s' to not have been called. Called %s times.%s"
                                 % (self._mock_name or "mock", self.call_count, self._calls_text()))

    def assert_called(self):
        if not self.call_count:
            raise AssertionError("Expected '%s' to have been called." % (self._mock_name or "mock"))

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError("Expected '%s' to have been called once. Called %s times.%s"
                                 % (self._mock_name or "mock", self.call_count, self._calls_text()))

    def assert_called_with(self, /, *args, **kwargs):
        if self.call_args is None:
            raise AssertionError("expected call not found.\nExpected: %s\n  Actual: not called." % self._written(args, kwargs))
        expected, actual = self._matcher(_Call((args, kwargs), two=True)), self._matcher(self.call_args)
        if actual != expected:
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError("expected call not found.\nExpected: %s\n  Actual: %s"
                                 % (self._written(args, kwargs), self._written(*self.call_args))) from cause

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError("Expected '%s' to be called once. Called %s times.%s"
                                 % (self._mock_name or "mock", self.call_count, self._calls_text()))
        return self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        expected = self._matcher(_Call((args, kwargs), two=True))
        cause = expected if isinstance(expected, Exception) else None
        if cause or expected not in _CallList(self._matcher(one) for one in self.call_args_list):
            raise AssertionError("%s call not found" % self._written(args, kwargs)) from cause

    def assert_has_calls(self, calls, any_order=False):
        expected = [self._matcher(one) for one in calls]
        cause = next((one for one in expected if isinstance(one, Exception)), None)
        actual = _CallList(self._matcher(one) for one in self.mock_calls)
        if not any_order:
            if expected not in actual:
                if cause is None:
                    problem = "Calls not found."
                else:
                    problem = "Error processing expected calls.\nErrors: %s" % [
                        one if isinstance(one, Exception) else None for one in expected]
                raise AssertionError("%s\nExpected: %s%s" % (problem, _CallList(calls),
                                                             self._calls_text("  Actual").rstrip("."))) from cause
            return
        left, missing = list(actual), []
        for one in expected:
            if one in left:
                left.remove(one)
            else:
                missing.append(one)
        if missing:
            raise AssertionError("%r does not contain all of %r in its call list, found %r instead"
                                 % (self._mock_name or "mock", tuple(missing), left)) from cause

    def _get_child_mock(self, /, **kw):
        name = kw.get("_new_name")
        if self._mock_sealed:
            raise AttributeError("%s.%s" % (self._full_name(), kw["name"]) if "name" in kw else self._full_name() + "()")
        own = type(self)
        if name in self._spec_asyncs or name in _ASYNC_MAGIC and issubclass(own, MagicMock):
            kind = AsyncMock
        elif issubclass(own, AsyncMockMixin):
            listed = self._mock_methods and name in self._mock_methods
            kind = MagicMock if listed or name in _ALLOWED and name not in _ASYNC_MAGIC else AsyncMock
        elif not issubclass(own, CallableMixin):
            kind = MagicMock if issubclass(own, NonCallableMagicMock) else Mock
        else:
            kind = own.__mro__[1]
        return kind(**kw)


class InvalidSpecError(Exception):
    """A mock was to be made in the likeness of a mock."""


_DELETED = object()
_PLAIN = {"return_value", "side_effect", "called", "call_count", "call_args", "call_args_list", "mock_calls", "method_calls",
          "_mock_parent", "_mock_name", "_mock_new_name", "_mock_new_parent", "_mock_delegate", "_mock_sealed", "_mock_wraps",
          "_mock_return_value", "_mock_side_effect", "_mock_children", "await_count", "await_args", "await_args_list"}


def _adopt(parent, value, name, new_name):
    """Makes VALUE a child of PARENT if it is a mock without a name and a parent."""
    if isinstance(value, _Function) and hasattr(value, "mock"):
        value = value.mock
    if not _is_instance_mock(value):
        return False
    if value._mock_name or value._mock_new_name or value._mock_parent is not None or value._mock_new_parent is not None:
        return False
    ancestor = parent
    while ancestor is not None:
        if ancestor is value:
            return False
        ancestor = ancestor._mock_new_parent
    if new_name:
        value._mock_new_parent, value._mock_new_name = parent, new_name
    if name:
        value._mock_parent, value._mock_name = parent, name
    return True


class CallableMixin(NonCallableMock):
    """What makes a mock callable."""

    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None, parent=None,
                 _spec_state=None, _new_name="", _new_parent=None, **kwargs):
        self.__dict__["_mock_return_value"] = return_value
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent, **kwargs)
        self.side_effect = side_effect

    def __call__(self, /, *args, **kwargs):
        if self._spec_signature is not None:
            self._spec_signature.bind(*args, **kwargs)
        self._note(args, kwargs)
        return self._result(args, kwargs)

    def _note(self, args, kwargs):
        self.called = True
        self.call_count += 1
        self.call_args = _Call((args, kwargs), two=True)
        self.call_args_list.append(self.call_args)
        self.mock_calls.append(_Call(("", args, kwargs)))
        # Everybody above is told, too, by the path from there.
        method = self._mock_parent is not None
        method_path, path = self._mock_name, self._mock_new_name
        is_result = path == "()"
        above, seen = self._mock_new_parent, set()
        while above is not None and id(above) not in seen:
            seen.add(id(above))
            if method:
                above.method_calls.append(_Call((method_path, args, kwargs)))
                method = above._mock_parent is not None
                if method:
                    method_path = above._mock_name + "." + method_path
            above.mock_calls.append(_Call((path, args, kwargs)))
            if above._mock_new_name:
                path = above._mock_new_name + ("" if is_result else ".") + path
                is_result = above._mock_new_name == "()"
            above = above._mock_new_parent

    def _result(self, args, kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                result = next(effect)
                if _is_exception(result):
                    raise result
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        if self._mock_delegate is not None and self._mock_delegate.return_value is not DEFAULT:
            return self._mock_delegate.return_value
        if self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """A callable object whose attributes are mocks, made as they are asked for."""


def _default_of(name, mock):
    """What magic method NAME of MOCK does until it is told otherwise: (side effect, return value)."""
    if name in ("__lt__", "__gt__", "__le__", "__ge__"):
        return None, NotImplemented
    if name in _RESULTS:
        return None, _RESULTS[name]
    if name in ("__hash__", "__sizeof__", "__str__"):
        return None, getattr(object, name)(mock)
    if name == "__fspath__":
        return None, "%s/%s/%s" % (type(mock).__name__, mock._full_name(), id(mock))
    if name == "__eq__":
        def effect(other):
            told = mock.__eq__._mock_return_value
            return told if told is not DEFAULT else True if mock is other else NotImplemented
        return effect, DEFAULT
    if name == "__ne__":
        def effect(other):
            return DEFAULT if mock.__ne__._mock_return_value is not DEFAULT else False if mock is other else NotImplemented
        return effect, DEFAULT
    if name == "__iter__":
        def effect():
            told = mock.__iter__._mock_return_value
            return iter([]) if told is DEFAULT else iter(told)
        return effect, DEFAULT
    if name == "__aiter__":
        def effect():
            told = mock.__aiter__._mock_return_value
            return _each([] if told is DEFAULT else told)
        return effect, DEFAULT
    return None, DEFAULT


async def _each(items):
    for item in items:
        yield item


def _magic_function(name, function):
    """FUNCTION as a method of a mock's class: it is called with the mock first, unless it is no function."""
    if not isinstance(function, _Function):
        if callable(function):
            return lambda self, /, *args, **kw: function(*args, **kw)
        return function
    return lambda self, /, *args, **kw: function(self, *args, **kw)


class _Magic:
    """Makes the mock for a magic method when it is first asked for."""

    def __init__(self, name, parent):
        self.name, self.parent = name, parent

    def __get__(self, obj, owner=None):
        name, parent = self.name, self.parent
        if name in _ASYNC_MAGIC:
            made = AsyncMock(name=name, _new_name=name, _new_parent=parent)
        else:
            made = parent._get_child_mock(name=name, _new_name=name, _new_parent=parent)
        effect, value = _default_of(name, parent)
        if value is not DEFAULT:
            made.return_value = value
        elif effect is not None:
            made.side_effect = effect
        setattr(parent, name, made)
        return made


class MagicMixin(NonCallableMock):
    """What gives a mock its magic methods."""

    def __init__(self, /, *args, **kw):
        super().__init__(*args, **kw)
        self._set_magic()

    def _set_magic(self):
        own = type(self)
        methods = self.__dict__.get("_mock_methods")
        wanted = _MAGIC
        if methods is not None:
            wanted = {name for name in wanted if name in methods}
        for name in _MAGIC - wanted:
            if name in own.__dict__:
                delattr(own, name)
        for name in wanted:
            if name not in own.__dict__:
                setattr(own, name, _Magic(name, self))

    def mock_add_spec(self, spec, spec_set=False):
        self._mock_add_spec(spec, spec_set)
        self._set_magic()


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A mock with magic methods that cannot be called."""


class MagicMock(MagicMixin, Mock):
    """A mock with magic methods."""

    def reset_mock(self, /, *args, return_value=False, **kwargs):
        super().reset_mock(*args, return_value=return_value, **kwargs)
        if return_value:
            for name in _WITH_DEFAULTS & set(self._mock_children):
                effect, value = _default_of(name, self)
                if value is not DEFAULT:
                    self._mock_children[name].return_value = value


class AsyncMockMixin(CallableMixin):
    """What makes calls of a mock awaitable."""

    await_count, await_args, await_args_list = _Side("await_count", 0), _Side("await_args"), _Side("await_args_list")

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__["_is_coroutine_mark"] = inspect._marks_coroutine
        self.__dict__["__code__"] = _async_code
        self._clear_awaits()

    def _clear_awaits(self):
        self.__dict__.update(_mock_await_count=0, _mock_await_args=None, _mock_await_args_list=_CallList())

    def reset_mock(self, /, *args, **kwargs):
        super().reset_mock(*args, **kwargs)
        self._clear_awaits()

    async def _result(self, args, kwargs):
        noted = _Call((args, kwargs), two=True)
        self.await_count += 1
        self.await_args = noted
        self.await_args_list.append(noted)
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                try:
                    result = next(effect)
                except StopIteration:
                    raise StopAsyncIteration
                if _is_exception(result):
                    raise result
            elif inspect.iscoroutinefunction(effect):
                result = await effect(*args, **kwargs)
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        if self._mock_wraps is not None:
            wrapped = self._mock_wraps(*args, **kwargs)
            return await wrapped if inspect.iscoroutinefunction(self._mock_wraps) else wrapped
        return self.return_value

    _result.__qualname__ = "AsyncMockMixin._execute_mock_call"  # of a coroutine that nobody awaited

    def assert_awaited(self):
        if self.await_count == 0:
            raise AssertionError("Expected %s to have been awaited." % (self._mock_name or "mock"))

    def assert_awaited_once(self):
        if self.await_count != 1:
            raise AssertionError("Expected %s to have been awaited once. Awaited %s times."
                                 % (self._mock_name or "mock", self.await_count))

    def assert_awaited_with(self, /, *args, **kwargs):
        if self.await_args is None:
            raise AssertionError("Expected await: %s\nNot awaited" % self._written(args, kwargs))
        expected, actual = self._matcher(_Call((args, kwargs), two=True)), self._matcher(self.await_args)
        if actual != expected:
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError("expected await not found.\nExpected: %s\n  Actual: %s"
                                 % (self._written(args, kwargs), self._written(*self.await_args))) from cause

    def assert_awaited_once_with(self, /, *args, **kwargs):
        if self.await_count != 1:
            raise AssertionError("Expected %s to have been awaited once. Awaited %s times."
                                 % (self._mock_name or "mock", self.await_count))
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        expected = self._matcher(_Call((args, kwargs), two=True))
        cause = expected if isinstance(expected, Exception) else None
        if cause or expected not in _CallList(self._matcher(one) for one in self.await_args_list):
            raise AssertionError("%s await not found" % self._written(args, kwargs)) from cause

    def assert_has_awaits(self, calls, any_order=False):
        expected = [self._matcher(one) for one in calls]
        actual = _CallList(self._matcher(one) for one in self.await_args_list)
        if not any_order:
            if expected not in actual:
                cause = next((one for one in expected if isinstance(one, Exception)), None)
                problem = "Awaits not found." if cause is None else "Error processing expected awaits.\nErrors: %s" % [
                    one if isinstance(one, Exception) else None for one in expected]
                raise AssertionError("%s\nExpected: %s\nActual: %s" % (problem, _CallList(calls), self.await_args_list)) from cause
            return
        left, missing = list(actual), []
        for one in expected:
            if one in left:
                left.remove(one)
            else:
                missing.append(one)
        if missing:
            raise AssertionError("%r not all found in await list" % (tuple(missing),))

    def assert_not_awaited(self):
        if self.await_count != 0:
            raise AssertionError("Expected %s to not have been awaited. Awaited %s times."
                                 % (self._mock_name or "mock", self.await_count))


async def _async_function():
    pass


_async_code = _async_function.__code__


class AsyncMock(AsyncMockMixin, MagicMixin, Mock):
    """A mock whose calls are awaited."""


class PropertyMock(Mock):
    """A mock to be put in a class in place of a property: it is called when that is read or set."""

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, value):
        self(value)


from unittest.mock_patch import patch, _patch, _patch_dict
from unittest.mock_spec import _Spec, create_autospec, mock_open, seal
