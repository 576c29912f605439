"""What a class statement of an enumeration writes into: its namespace, and what may stand there."""

__name__ = "enum"


class nonmember(object):
    """Keeps a value in a class body from becoming a member."""

    def __init__(self, value):
        self.value = value


class member(object):
    """Makes a value in a class body a member."""

    def __init__(self, value):
        self.value = value


class auto:
    """A value to be chosen by the class."""

    def __init__(self, value=None):
        self.value = value

    def __repr__(self):
        return "auto(%s)" % ("_auto_null" if self.value is None else repr(self.value))


def _is_descriptor(obj):
    return hasattr(obj, "__get__") or hasattr(obj, "__set__") or hasattr(obj, "__delete__")


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(cls_name, name):
    pattern = "_%s__" % (cls_name,)
    return len(name) > len(pattern) and name.startswith(pattern) and (name[-1] != "_" or name[-2] != "_")


def _is_single_bit(num):
    return num != 0 and num & (num - 1) == 0


class _EnumDict(dict):
    """The namespace of a class body: notes the members in their order."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name = cls_name
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._generate_next_value = None

    def __setitem__(self, key, value):
        if self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            self._note_sunder(key, value)
            if key == "_ignore_":
                value = self._ignore
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self._member_names:
            raise TypeError("%r already defined as %r" % (key, self[key]))
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif _is_descriptor(value) and not isinstance(value, member):
            pass
        else:
            if key in self:
                raise TypeError("%r already defined as %r" % (key, self[key]))
            if isinstance(value, type) and value.__qualname__.endswith("%s.%s" % (self._cls_name, value.__name__)):
                import warnings
                warnings.warn("In 3.13 classes created inside an enum will not become a member.  Use the `member` decorator to keep the "
                              "current behavior.", DeprecationWarning, stacklevel=2)
            value = self._chosen(key, value.value if isinstance(value, member) else value)
            self._member_names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _note_sunder(self, key, value):
        if key not in ("_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_", "_iter_member_",
                       "_iter_member_by_value_", "_iter_member_by_def_"):
            raise ValueError("_sunder_ names, such as %r, are reserved for future Enum use" % (key,))
        if key == "_generate_next_value_":
            if self._auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
            self._generate_next_value = value.__func__ if isinstance(value, staticmethod) else value
        elif key == "_ignore_":
            self._ignore = value.replace(",", " ").split() if isinstance(value, str) else list(value)
            already = set(self._ignore) & set(self._member_names)
            if already:
                raise ValueError("_ignore_ cannot specify already set names: %r" % (already,))

    def _chosen(self, key, value):
        """The value with every auto in it replaced."""
        if isinstance(value, auto):
            if value.value is None:
                value.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
                self._auto_called = True
            return value.value
        if isinstance(value, tuple) and any(isinstance(item, auto) for item in value):
            chosen = []
            for item in value:
                if isinstance(item, auto):
                    item = self._chosen(key, item)
                    self._last_values.append(item)
                chosen.append(item)
            return type(value)(*chosen) if hasattr(value, "_fields") else tuple(chosen)
        return value

    def update(self, members, **more_members):
        try:
            for name in members.keys():
                self[name] = members[name]
        except AttributeError:
            for name, value in members:
                self[name] = value
        for name, value in more_members.items():
            self[name] = value


def unique(enumeration):
    """Refuse an enumeration in which two names have one value."""
    duplicates = [(name, known.name) for name, known in enumeration.__members__.items() if name != known.name]
    if duplicates:
        raise ValueError("duplicate values found in %r: %s" %
                         (enumeration, ", ".join("%s -> %s" % pair for pair in duplicates)))
    return enumeration
