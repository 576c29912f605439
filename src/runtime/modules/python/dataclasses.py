"""Classes that are mostly made of named values."""

import copy
import keyword
import sys
from reprlib import recursive_repr
from types import GenericAlias, MappingProxyType

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict",
           "astuple", "make_dataclass", "replace", "is_dataclass"]


class FrozenInstanceError(AttributeError):
    pass


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT_NAME = "__post_init__"


class _FIELD_BASE:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")


class InitVar:
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only",
                 "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = MappingProxyType({} if metadata is None else metadata)
        self.kw_only = kw_only
        self._field_type = None

    @recursive_repr()
    def __repr__(self):
        return ("Field("
                f"name={self.name!r},type={self.type!r},default={self.default!r},default_factory={self.default_factory!r},"
                f"init={self.init!r},repr={self.repr!r},hash={self.hash!r},compare={self.compare!r},"
                f"metadata={self.metadata!r},kw_only={self.kw_only!r},_field_type={self._field_type})")

    def __set_name__(self, owner, name):
        method = getattr(type(self.default), "__set_name__", None)
        if method is not None:
            method(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot")

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        return "_DataclassParams(" + ",".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__) + ")"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _make_function(name, args, body, namespace, cls):
    """A function from text; what its text names is in namespace."""
    text = f"def {name}({', '.join(args)}):\n" + "\n".join(f"  {line}" for line in body or ["pass"])
    names = ", ".join(namespace)
    wrapped = f"def make({names}):\n" + "\n".join(f" {line}" for line in text.split("\n")) + f"\n return {name}"
    place = {}
    exec(wrapped, sys.modules[cls.__module__].__dict__ if cls.__module__ in sys.modules else {}, place)
    function = place["make"](**namespace)
    function.__qualname__ = f"{cls.__qualname__}.{name}"
    return function


def _named(cls, annotation, home):
    """What stands first in the text of an annotation: a name of the class's module, or of HOME if that is what stands before the dot."""
    if not isinstance(annotation, str) or not (head := _annotation_head(annotation)):
        return None
    module = sys.modules.get(cls.__module__)
    names = getattr(module, "__dict__", {})
    if head[1] is not None:
        if home is None or names.get(head[1]) is not home:
            return None
        names = home.__dict__
    return names.get(head[2])


def _annotation_head(annotation):
    import re
    return re.match(r"^(?:\s*(\w+)\s*\.)?\s*(\w+)", annotation)


def _is_classvar(cls, annotation):
    typing = sys.modules.get("typing")
    if isinstance(annotation, str):
        annotation = _named(cls, annotation, typing) if typing is not None else None
    origin = getattr(annotation, "__origin__", annotation)
    return getattr(origin, "_name", None) == "ClassVar"


def _is_initvar(cls, annotation):
    if isinstance(annotation, str):
        annotation = _named(cls, annotation, sys.modules.get(__name__))
    return annotation is InitVar or isinstance(annotation, InitVar)


def _get_field(cls, name, annotation, default_kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default).__name__ == "member_descriptor":
            default = MISSING
        f = field(default=default)
    f.name, f.type = name, annotation
    f._field_type = _FIELD
    if _is_classvar(cls, annotation):
        f._field_type = _FIELD_CLASSVAR
    elif _is_initvar(cls, annotation):
        f._field_type = _FIELD_INITVAR
    if f._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR) and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type in (_FIELD, _FIELD_INITVAR):
        if f.kw_only is MISSING:
            f.kw_only = default_kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory")
    return f


def _init_param(f):
    if f.default is MISSING and f.default_factory is MISSING:
        default = ""
    elif f.default is not MISSING:
        default = f"=__dataclass_dflt_{f.name}__"
    else:
        default = "=__dataclass_HAS_DEFAULT_FACTORY__"
    return f"{f.name}{default}"


def _init_line(f, frozen, namespace, self_name, slots):
    """The statement of __init__ for a field; None if there is none."""
    if f.default_factory is not MISSING:
        namespace[f"__dataclass_dflt_{f.name}__"] = f.default_factory
        value = f"__dataclass_dflt_{f.name}__()"
        if f.init:
            value += f" if {f.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {f.name}"
    elif f.init:
        if f.default is not MISSING:
            namespace[f"__dataclass_dflt_{f.name}__"] = f.default
        value = f.name
    elif slots and f.default is not MISSING:
        namespace[f"__dataclass_dflt_{f.name}__"] = f.default
        value = f"__dataclass_dflt_{f.name}__"
    else:
        return None
    if f._field_type is _FIELD_INITVAR:
        return None
    if frozen:
        return f"__dataclass_object__.__setattr__({self_name},{f.name!r},{value})"
    return f"{self_name}.{f.name}={value}"


def _make_init(cls, all_fields, frozen, has_post_init, self_name, slots):
    std = [f for f in all_fields if f.init and not f.kw_only]
    kw_only = [f for f in all_fields if f.init and f.kw_only]
    seen_default = None
    for f in std:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen_default = f
        elif seen_default:
            raise TypeError(f"non-default argument {f.name!r} follows default argument")
    namespace = {"__dataclass_HAS_DEFAULT_FACTORY__": _HAS_DEFAULT_FACTORY, "__dataclass_object__": object}
    body = [line for line in (_init_line(f, frozen, namespace, self_name, slots) for f in all_fields) if line]
    if has_post_init:
        params = ",".join(f.name for f in all_fields if f._field_type is _FIELD_INITVAR)
        body.append(f"{self_name}.{_POST_INIT_NAME}({params})")
    for f in all_fields:
        if f.init and f.default is not MISSING:
            namespace[f"__dataclass_dflt_{f.name}__"] = f.default
    params = [self_name] + [_init_param(f) for f in std]
    if kw_only:
        params += ["*"] + [_init_param(f) for f in kw_only]
    function = _make_function("__init__", params, body, namespace, cls)
    function.__annotations__ = {f.name: f.type for f in std + kw_only} | {"return": None}
    return function


def _annotation_text(annotation):
    """An annotation as a signature shows it."""
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if type(annotation) is type(list[int]):
        return str(annotation)
    if isinstance(annotation, type):
        return annotation.__qualname__ if annotation.__module__ == "builtins" else f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


def _signature_text(cls, own_init, in_init):
    """What __doc__ tells of the parameters of __init__, which may be the class's own."""
    if own_init:
        return "()" if cls.__init__ is object.__init__ else _inspected_signature(cls)
    texts = {False: [], True: []}
    for f in in_init:
        if f.init:
            text = f"{f.name}: {_annotation_text(f.type)}"
            if f.default is not MISSING:
                text += f" = {f.default!r}"
            elif f.default_factory is not MISSING:
                text += " = <factory>"
            texts[bool(f.kw_only)].append(text)
    return "(" + ", ".join(texts[False] + (["*"] + texts[True] if texts[True] else [])) + ")"


def _inspected_signature(cls):
    import inspect
    try:
        return str(inspect.signature(cls)).replace(" -> None", "")
    except (TypeError, ValueError):
        return ""


def _make_repr(cls, repr_fields):
    body = 'return f"{self.__class__.__qualname__}(' + ", ".join(f"{f.name}={{self.{f.name}!r}}" for f in repr_fields) + ')"'
    return recursive_repr()(_make_function("__repr__", ["self"], [body], {}, cls))


def _tuple_text(name, those):
    return "(" + ",".join(f"{name}.{f.name}" for f in those) + ("," if those else "") + ")"


def _make_compare(cls, name, op, those):
    return _make_function(name, ["self", "other"],
                          ["if other.__class__ is self.__class__:",
                           f" return {_tuple_text('self', those)}{op}{_tuple_text('other', those)}",
                           "return NotImplemented"], {}, cls)


def _make_frozen(cls, those):
    condition = "type(self) is cls"
    if those:
        condition += " or name in {" + ", ".join(repr(f.name) for f in those) + "}"
    namespace = {"cls": cls, "FrozenInstanceError": FrozenInstanceError}
    return (_make_function("__setattr__", ["self", "name", "value"],
                           [f"if {condition}:",
                            " raise FrozenInstanceError(f\"cannot assign to field {name!r}\")",
                            "super(cls, self).__setattr__(name, value)"], namespace, cls),
            _make_function("__delattr__", ["self", "name"],
                           [f"if {condition}:",
                            " raise FrozenInstanceError(f\"cannot delete field {name!r}\")",
                            "super(cls, self).__delattr__(name)"], namespace, cls))


def _set_new(cls, name, value):
    """Sets an attribute unless the class has its own; whether it has."""
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


def _collect(cls, kw_only):
    """All fields by name: those of the bases, in order, then those of the class."""
    collected, any_frozen, has_bases = {}, False, False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is not None:
            has_bases = True
            collected.update(base_fields)
            any_frozen |= getattr(base, _PARAMS).frozen
    own = []
    after_kw_only = False
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if annotation is KW_ONLY or _named(cls, annotation, sys.modules.get(__name__)) is KW_ONLY:
            if after_kw_only:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            after_kw_only = kw_only = True
        else:
            own.append(_get_field(cls, name, annotation, kw_only))
    for f in own:
        collected[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls.__dict__.get("__annotations__", {}):
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return collected, has_bases, any_frozen


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    cls.__module__  # what is no class is told so by this
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot))
    collected, has_bases, any_frozen = _collect(cls, kw_only)
    if has_bases:
        if any_frozen and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not any_frozen and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, collected)
    class_hash = cls.__dict__.get("__hash__", MISSING)
    has_explicit_hash = not (class_hash is MISSING or (class_hash is None and "__eq__" in cls.__dict__))
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    in_init = [f for f in collected.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    plain = [f for f in collected.values() if f._field_type is _FIELD]
    compared = [f for f in plain if f.compare]
    own_init = True
    if init:
        self_name = "__dataclass_self__" if "self" in collected else "self"
        own_init = _set_new(cls, "__init__", _make_init(cls, in_init, frozen, hasattr(cls, _POST_INIT_NAME), self_name, slots))
    if repr:
        _set_new(cls, "__repr__", _make_repr(cls, [f for f in plain if f.repr]))
    if eq:
        _set_new(cls, "__eq__", _make_compare(cls, "__eq__", "==", compared))
    if order:
        for name, op in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            if _set_new(cls, name, _make_compare(cls, name, op, compared)):
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                                "Consider using functools.total_ordering")
    if frozen:
        for function in _make_frozen(cls, plain):
            if _set_new(cls, function.__name__, function):
                raise TypeError(f"Cannot overwrite attribute {function.__name__} in class {cls.__name__}")
    _set_hash(cls, plain, eq, frozen, unsafe_hash, has_explicit_hash)
    if not getattr(cls, "__doc__", None):
        try:
            cls.__doc__ = cls.__name__ + _signature_text(cls, own_init, in_init)
        except (TypeError, ValueError):
            cls.__doc__ = cls.__name__
    if match_args:
        _set_new(cls, "__match_args__", tuple(f.name for f in in_init if f.init and not f.kw_only))
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _with_slots(cls, weakref_slot)
    if hasattr(cls, "__abstractmethods__"):
        from abc import update_abstractmethods
        update_abstractmethods(cls)
    return cls


def _set_hash(cls, plain, eq, frozen, unsafe_hash, has_explicit_hash):
    if unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    elif not eq or has_explicit_hash:
        return
    elif not frozen:
        cls.__hash__ = None
        return
    hashed = [f for f in plain if (f.compare if f.hash is None else f.hash)]
    cls.__hash__ = _make_function("__hash__", ["self"], [f"return hash({_tuple_text('self', hashed)})"], {}, cls)


def _frozen_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _frozen_setstate(self, state):
    for field, value in zip(fields(self), state):
        object.__setattr__(self, field.name, value)


def _with_slots(cls, weakref_slot):
    """The class made again with __slots__."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    names = tuple(f.name for f in getattr(cls, _FIELDS).values() if f._field_type is _FIELD)
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get("__slots__", ())
        if hasattr(slots, "__next__"):
            raise TypeError(f"Slots of '{base.__name__}' cannot be determined")
        inherited.update((slots,) if isinstance(slots, str) else slots)
    namespace["__slots__"] = tuple(name for name in names + (("__weakref__",) if weakref_slot else ()) if name not in inherited)
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    if getattr(cls, _PARAMS).frozen:  # copies and pickles go round __setattr__
        namespace.setdefault("__getstate__", _frozen_getstate)
        namespace.setdefault("__setstate__", _frozen_setstate)
    qualname = getattr(cls, "__qualname__", None)
    cls = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        cls.__qualname__ = qualname
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
              kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    try:
        collected = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in collected.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _convert(obj, lambda o, convert: dict_factory([(f.name, convert(getattr(o, f.name))) for f in fields(o)]))


def astuple(obj, *, tuple_factory=tuple):
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _convert(obj, lambda o, convert: tuple_factory([convert(getattr(o, f.name)) for f in fields(o)]))


def _convert(obj, of_instance):
    def convert(o):
        if _is_dataclass_instance(o):
            return of_instance(o, convert)
        if isinstance(o, tuple) and hasattr(o, "_fields"):
            return type(o)(*[convert(item) for item in o])
        if isinstance(o, (list, tuple)):
            return type(o)(convert(item) for item in o)
        if isinstance(o, dict):
            if hasattr(type(o), "default_factory"):
                made = type(o)(o.default_factory)
                for key, value in o.items():
                    made[convert(key)] = convert(value)
                return made
            return type(o)((convert(key), convert(value)) for key, value in o.items())
        return copy.deepcopy(o)
    return convert(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
                   frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False, module=None):
    namespace = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, "typing.Any"
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, namespace[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if keyword.iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = annotation
    namespace["__annotations__"] = annotations
    if module is None:
        module = sys._getframe(1).f_globals.get("__name__", "__main__")
    namespace["__module__"] = module
    from types import new_class
    made = new_class(cls_name, bases, {}, lambda made: made.update(namespace))
    return _process_class(made, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)


def replace(obj, /, **changes):
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for name, f in getattr(obj, _FIELDS).items():
        kind, given = f._field_type, name in changes
        if kind is _FIELD_CLASSVAR or (given and f.init):
            continue
        if given:
            raise ValueError(f"field {name} is declared with init=False, it cannot be specified with replace()")
        if not f.init:
            continue
        if kind is _FIELD_INITVAR and f.default is MISSING:
            raise ValueError(f"InitVar {name!r} must be specified with replace()")
        changes[name] = getattr(obj, name)
    return obj.__class__(**changes)
