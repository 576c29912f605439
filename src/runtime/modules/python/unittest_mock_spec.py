"""Mocks in the likeness of classes, functions and files."""

import inspect

from unittest.mock import (DEFAULT, AsyncMock, InvalidSpecError, MagicMock, NonCallableMagicMock, _CallList, _Function, _Method, _is_async,
                           _is_instance_mock, _is_magic)


class _Spec:
    """An attribute of a mock made by create_autospec that nobody has asked for yet."""

    def __init__(self, original, parent, name, spec_set, instance):
        self.original, self.parent, self.name, self.spec_set, self.instance = original, parent, name, spec_set, instance

    def made(self):
        return create_autospec(self.original, self.spec_set, self.instance, self.parent, self.name)


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """A mock in the likeness of SPEC, and so are its attributes; calls must fit the signatures."""
    if isinstance(spec, list):
        spec = type(spec)
    if _is_instance_mock(spec):
        raise InvalidSpecError("Cannot autospec a Mock object. [object=%r]" % (spec,))
    is_type = isinstance(spec, type)
    options = {"spec_set" if spec_set else "spec": spec}
    if spec is None:
        options = {}
    if unsafe:
        options["unsafe"] = True
    options.update(kwargs)
    is_function = isinstance(spec, _Function) or isinstance(spec, _Method)
    if is_type and instance and "__call__" not in dir(spec) or not callable(spec):
        kind = NonCallableMagicMock
    else:
        kind = AsyncMock if is_function and _is_async(spec) else MagicMock
    name = options.pop("name", _name)
    new_name = name if _parent is not None else ""
    eat_self = isinstance(spec, _Function) and instance and _parent is not None
    mock = kind(parent=_parent, _new_parent=_parent, _new_name=new_name, name=name, _spec_as_instance=is_type and instance,
                _eat_self=eat_self, **options)
    result = mock
    if is_function:
        result = _function_like(spec, mock, eat_self)
    if _parent is not None and not instance:
        _parent._mock_children[_name] = result
    if is_type and not instance and "return_value" not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name="()", _parent=mock)
    for entry in dir(spec):
        if _is_magic(entry):
            continue
        try:
            original = getattr(spec, entry)
        except AttributeError:
            continue
        if entry in kwargs:
            continue
        target = result if is_function else mock
        if not isinstance(original, (_Function, _Method)):
            mock._mock_children[entry] = _Spec(original, mock, entry, spec_set, False)
        elif not is_function:
            static = inspect.getattr_static(spec, entry, None)
            bound = is_type and instance and isinstance(static, _Function)
            child = create_autospec(original, spec_set, bound, mock, entry)
            mock._mock_children[entry] = child
            object.__setattr__(target, entry, child)
    return result


def _function_like(spec, mock, skipfirst):
    signature = mock._spec_signature
    if isinstance(mock, AsyncMock):
        async def stand_in(*args, **kwargs):
            if signature is not None:
                signature.bind(*args, **kwargs)
            return await mock(*args, **kwargs)
    else:
        def stand_in(*args, **kwargs):
            if signature is not None:
                signature.bind(*args, **kwargs)
            return mock(*args, **kwargs)
    for attribute in ("__name__", "__qualname__", "__doc__", "__module__", "__defaults__", "__kwdefaults__"):
        try:
            setattr(stand_in, attribute, getattr(spec, attribute))
        except (AttributeError, TypeError):
            pass
    stand_in.mock = mock
    stand_in.called, stand_in.call_count, stand_in.call_args = False, 0, None
    stand_in.call_args_list, stand_in.method_calls, stand_in.mock_calls = _CallList(), _CallList(), _CallList()
    stand_in.return_value, stand_in.side_effect = mock.return_value, mock.side_effect
    stand_in._mock_children = mock._mock_children
    names = [name for name in dir(type(mock)) if name.startswith("assert_")] + ["attach_mock", "configure_mock", "mock_add_spec"]
    for name in names:
        setattr(stand_in, name, getattr(mock, name))

    def reset_mock(*args, **kwargs):
        stand_in.method_calls, stand_in.mock_calls = _CallList(), _CallList()
        mock.reset_mock(*args, **kwargs)
    stand_in.reset_mock = reset_mock
    if signature is not None:
        stand_in.__signature__ = signature
    mock._mock_delegate = stand_in
    return stand_in


def mock_open(mock=None, read_data=""):
    """A mock for open(), whose files give READ_DATA."""
    import io
    state = {"file": None}

    def fresh():
        return io.StringIO(read_data) if isinstance(read_data, str) else io.BytesIO(read_data)

    def told(name, *args):
        value = getattr(handle, name)._mock_return_value
        if value is not DEFAULT:
            return value
        return getattr(state["file"], name)(*args)

    def lines():
        value = handle.readline._mock_return_value
        while value is not DEFAULT:
            yield value
        yield from state["file"]
    if mock is None:
        mock = MagicMock(name="open", spec=open)
    handle = MagicMock(spec=sorted(set(dir(io.TextIOWrapper)) | set(dir(io.BytesIO))))
    handle.__enter__.return_value = handle
    handle.write.return_value = None
    handle.read.return_value = handle.readline.return_value = handle.readlines.return_value = DEFAULT
    handle.read._mock_return_value = handle.readline._mock_return_value = handle.readlines._mock_return_value = DEFAULT
    handle.read.side_effect = lambda *args: told("read", *args)
    handle.readline.side_effect = lambda *args: told("readline", *args)
    handle.readlines.side_effect = lambda *args: told("readlines", *args)
    handle.__iter__.side_effect = lines
    handle.__next__ = lambda self: next(state["file"])

    def opened(*args, **kwargs):
        state["file"] = fresh()
        return DEFAULT
    mock.side_effect = opened
    mock.return_value = handle
    return mock


def seal(mock):
    """From now on, MOCK makes no attributes that it does not have."""
    mock._mock_sealed = True
    for name in dir(mock):
        try:
            child = getattr(mock, name)
        except AttributeError:
            continue
        if _is_instance_mock(child) and not isinstance(child._mock_methods, list) and child._mock_new_parent is mock:
            seal(child)
