"""Attributes and dictionaries that are something else for a while."""

import contextlib
import functools
import importlib
import inspect

import unittest.mock
from unittest.mock_calls import DEFAULT

_active = []


def _importer(path):
    parts = path.split(".")
    found = importlib.import_module(parts[0])
    walked = parts[0]
    for part in parts[1:]:
        walked += "." + part
        try:
            found = getattr(found, part)
        except AttributeError:
            found = importlib.import_module(walked)
    return found


def _split(target):
    try:
        owner, attribute = target.rsplit(".", 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError("Need a valid target to patch. You supplied: %r" % (target,))
    return (lambda: _importer(owner)), attribute


class _Patching:
    """What a patch does as a decorator (of a function, of a coroutine, or of all tests of a class), and by start and stop."""

    def __call__(self, func):
        if isinstance(func, type):
            return self.decorate_class(func)
        if inspect.iscoroutinefunction(func):
            return self._decorate_async(func)
        return self._decorate(func)

    def _decorated(self, func):
        if hasattr(func, "patchings"):
            func.patchings.append(self)
            return func
        return None

    def _decorate(self, func):
        if (known := self._decorated(func)) is not None:
            return known

        @functools.wraps(func)
        def patched(*args, **keywargs):
            with _entered(patched, args, keywargs) as (args, keywargs):
                return func(*args, **keywargs)
        patched.patchings = [self]
        return patched

    def _decorate_async(self, func):
        if (known := self._decorated(func)) is not None:
            return known

        @functools.wraps(func)
        async def patched(*args, **keywargs):
            with _entered(patched, args, keywargs) as (args, keywargs):
                return await func(*args, **keywargs)
        patched.patchings = [self]
        return patched

    def decorate_class(self, klass):
        for name in dir(klass):
            if name.startswith(patch.TEST_PREFIX) and callable(value := getattr(klass, name)):
                setattr(klass, name, self.copy()(value))
        return klass

    def start(self):
        result = self.__enter__()
        _active.append(self)
        return result

    def stop(self):
        if self not in _active:
            return None
        _active.remove(self)
        return self.__exit__(None, None, None)


@contextlib.contextmanager
def _entered(patched, args, keywargs):
    """Enters all patches of PATCHED; gives the arguments with the mocks that were made."""
    extra, keywargs = [], dict(keywargs)
    with contextlib.ExitStack() as stack:
        for patching in patched.patchings:
            made = stack.enter_context(patching)
            if isinstance(patching, _patch):
                if patching.attribute_name is not None:
                    keywargs.update(made)
                elif patching.new is DEFAULT:
                    extra.append(made)
        yield args + tuple(extra), keywargs


class _patch(_Patching):
    """Another value for an attribute, as long as it is entered."""

    attribute_name = None

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, *, unsafe=False):
        if new_callable is not None:
            if new is not DEFAULT:
                raise ValueError("Cannot use 'new' and 'new_callable' together")
            if autospec is not None:
                raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        self.getter, self.attribute, self.new, self.new_callable = getter, attribute, new, new_callable
        self.spec, self.create, self.spec_set, self.autospec, self.kwargs = spec, create, spec_set, autospec, kwargs
        self.unsafe = unsafe
        self.additional_patchers = []
        self.is_started = False

    def copy(self):
        made = _patch(self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec,
                      self.new_callable, self.kwargs, unsafe=self.unsafe)
        made.attribute_name = self.attribute_name
        made.additional_patchers = [other.copy() for other in self.additional_patchers]
        return made

    def _original(self):
        name = self.attribute
        try:
            return self.target.__dict__[name], True
        except (AttributeError, KeyError):
            original = getattr(self.target, name, DEFAULT)
        import builtins
        if name in vars(builtins) and inspect.ismodule(self.target):
            self.create = True
        if not self.create and original is DEFAULT:
            raise AttributeError("%s does not have the attribute %r" % (self.target, name))
        return original, False

    def _stand_in(self, original):
        """The mock that is made when no new value was given."""
        spec, spec_set, kwargs = self.spec, self.spec_set, dict(self.kwargs)
        if self.autospec is not None:
            if spec is not None:
                raise TypeError("Can't specify spec and autospec")
            if original is DEFAULT:
                raise TypeError("Can't use 'autospec' with create=True")
            model = original if self.autospec is True else self.autospec
            if unittest.mock._is_instance_mock(model):
                raise unittest.mock.InvalidSpecError("Cannot autospec attr %r as the patch target has already been mocked out. "
                                                     "[target=%r, attr=%r]" % (self.attribute, self.target, model))
            return unittest.mock.create_autospec(model, spec_set=bool(spec_set), _name=self.attribute, **kwargs)
        if spec is True:
            spec = original
            if spec_set is True:
                spec_set, spec = original, None
        elif spec is not None and spec_set is True:
            spec_set, spec = spec, None
        elif spec_set is True:
            spec_set = original
        model = spec if spec is not None else spec_set
        kind = self.new_callable
        if kind is None:
            subject = model if model is not None else original
            is_async = subject is not DEFAULT and unittest.mock._is_async(subject)
            kind = unittest.mock.AsyncMock if is_async else unittest.mock.MagicMock
            if model is not None and not isinstance(model, (list, type)) and not callable(model):
                kind = unittest.mock.NonCallableMagicMock
        options = {}
        if spec is not None:
            options["spec"] = spec
        if spec_set is not None:
            options["spec_set"] = spec_set
        if isinstance(kind, type) and issubclass(kind, unittest.mock.NonCallableMock) and self.attribute:
            options["name"] = self.attribute
        options.update(kwargs)
        made = kind(**options)
        if model is not None and isinstance(model, type) and unittest.mock._is_instance_mock(made) and callable(made):
            result = {"spec_set" if spec_set is not None else "spec": model}
            callable_instance = "__call__" in dir(model)
            inner = (kind if callable_instance else unittest.mock.NonCallableMagicMock)(**result)
            inner._mock_new_parent, inner._mock_new_name, inner._mock_name = made, "()", "()"
            made.__dict__["_mock_return_value"] = inner
        return made

    def __enter__(self):
        if self.is_started:
            raise RuntimeError("Patch is already started")
        self.target = self.getter()
        original, self.is_local = self._original()
        new = self.new
        if new is DEFAULT:
            new = self._stand_in(original)
        elif self.kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        self.temp_original = original
        self.is_started = True
        self._exit_stack = contextlib.ExitStack()
        try:
            setattr(self.target, self.attribute, new)
            if self.attribute_name is None:
                return new
            made = {self.attribute_name: new} if self.new is DEFAULT else {}
            for other in self.additional_patchers:
                value = self._exit_stack.enter_context(other)
                if other.new is DEFAULT:
                    made.update(value)
            return made
        except BaseException as error:
            if not self.__exit__(type(error), error, error.__traceback__):
                raise

    def __exit__(self, *exc_info):
        if not self.is_started:
            return None
        self.is_started = False
        if self.is_local and self.temp_original is not DEFAULT:
            setattr(self.target, self.attribute, self.temp_original)
        else:
            delattr(self.target, self.attribute)
            if not self.create and (not hasattr(self.target, self.attribute)
                                    or self.attribute in ("__doc__", "__module__", "__defaults__", "__annotations__",
                                                          "__kwdefaults__")):
                setattr(self.target, self.attribute, self.temp_original)
        del self.temp_original, self.target
        return self._exit_stack.__exit__(*exc_info)


class _patch_dict(_Patching):
    """Other entries for a dictionary, as long as it is entered."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict, self.values, self.clear = in_dict, dict(values), clear
        self.values.update(kwargs)
        self._original = None

    def copy(self):
        return _patch_dict(self.in_dict, self.values, self.clear)

    def _patch_dict(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _importer(self.in_dict)
        try:
            self._original = self.in_dict.copy()
        except AttributeError:
            self._original = {key: self.in_dict[key] for key in self.in_dict}
        if self.clear:
            _empty(self.in_dict)
        _fill(self.in_dict, self.values)

    def __enter__(self):
        self._patch_dict()
        return self.in_dict

    def __exit__(self, *exc_info):
        if self._original is not None:
            _empty(self.in_dict)
            _fill(self.in_dict, self._original)
            self._original = None
        return False


def _fill(mapping, entries):
    try:
        mapping.update(entries)
    except AttributeError:
        for key in entries:
            mapping[key] = entries[key]


def _empty(mapping):
    try:
        mapping.clear()
    except AttributeError:
        for key in list(mapping):
            del mapping[key]


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *, unsafe=False, **kwargs):
    """Replaces what stands at the dotted name TARGET, as long as the patch is entered."""
    getter, attribute = _split(target)
    return _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


def _object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *,
            unsafe=False, **kwargs):
    if type(target) is str:
        raise TypeError("%r must be the actual object to be patched, not a str" % target)
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


def _multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    getter = (lambda: _importer(target)) if type(target) is str else (lambda: target)
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    patchers = []
    for attribute, new in kwargs.items():
        one = _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, {})
        one.attribute_name = attribute
        patchers.append(one)
    patchers[0].additional_patchers = patchers[1:]
    return patchers[0]


def _stop_all():
    for one in reversed(_active[:]):
        one.stop()


patch.object, patch.dict, patch.multiple, patch.stopall = _object, _patch_dict, _multiple, _stop_all
patch.TEST_PREFIX = "test"
