"""Enumerations: classes whose members are named values, each there once."""

__all__ = ["EnumType", "EnumMeta", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "auto", "unique", "member", "nonmember"]


class auto:
    """A value to be chosen by the class."""

    def __init__(self, value=None):
        self.value = value

    def __repr__(self):
        return "auto(%s)" % ("_auto_null" if self.value is None else repr(self.value))


class member:
    def __init__(self, value):
        self.value = value


class nonmember:
    def __init__(self, value):
        self.value = value


def _is_descriptor(value):
    return hasattr(value, "__get__") or hasattr(value, "__set__") or hasattr(value, "__delete__")


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


class EnumDict(dict):
    """The namespace of a class body: notes the members in their order."""

    def __init__(self, cls_name):
        super().__init__()
        self._cls_name = cls_name
        self._member_names = []
        self._last_values = []
        self._generate = None
        self._ignore = []

    def __setitem__(self, key, value):
        if key == "_generate_next_value_":
            self._generate = value.__func__ if isinstance(value, staticmethod) else value
        elif key == "_ignore_":
            self._ignore = value.replace(",", " ").split() if isinstance(value, str) else list(value)
        elif _is_dunder(key) or _is_sunder(key) or key in self._ignore:
            pass
        elif key in self._member_names:
            raise TypeError("%r already defined as %r" % (key, self[key]))
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not (_is_descriptor(value) or key.startswith(f"_{self._cls_name}__")):
            if isinstance(value, member):
                value = value.value
            elif key in self:
                raise TypeError("%r already defined as %r" % (key, self[key]))
            value = self._chosen(key, value)
            self._member_names.append(key)
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _chosen(self, key, value):
        if isinstance(value, auto):
            if value.value is None:
                value.value = self._generate(key, 1, len(self._member_names), self._last_values[:])
            return value.value
        if isinstance(value, tuple) and any(isinstance(item, auto) for item in value):
            return tuple(self._chosen(key, item) for item in value)
        return value


builtins_property = property


class property(property):
    """A property of members that does not hide a member of the same name."""

    def __set_name__(self, owner, name):
        self.name = name
        self.clsname = owner.__name__

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("<enum %r> cannot set attribute %r" % (self.clsname, self.name))
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("<enum %r> cannot delete attribute %r" % (self.clsname, self.name))
        self.fdel(instance)


class EnumType(type):
    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        for base in bases:
            if isinstance(base, EnumType) and base._member_map_:
                raise TypeError("<enum %r> cannot extend %r" % (cls, base))
        namespace = EnumDict(cls)
        for base in bases:
            if isinstance(base, EnumType):
                namespace._generate = base._generate_next_value_
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, **kwds):
        names = list(getattr(classdict, "_member_names", ()))
        values = {name: classdict[name] for name in names}
        body = {name: value for name, value in classdict.items() if name not in values}
        body["_member_names_"] = []
        body["_member_map_"] = {}
        body["_value2member_map_"] = {}
        if "_generate_next_value_" in body and not isinstance(body["_generate_next_value_"], staticmethod):
            body["_generate_next_value_"] = staticmethod(body["_generate_next_value_"])
        is_root = not any(isinstance(base, EnumType) for base in bases)
        user_new = None if is_root else body.pop("__new__", None)
        data_type = metacls._data_type(bases)
        enum_class = super().__new__(metacls, cls, bases, body, **kwds)
        enum_class._member_type_ = data_type
        enum_class._new_member_ = user_new or getattr(enum_class, "_new_member_", None)
        if data_type is not object and "__repr__" not in body and enum_class.__repr__ is data_type.__repr__:
            enum_class.__repr__ = next(base for base in enum_class.__mro__[1:] if isinstance(base, EnumType) and
                                       base.__repr__ is not data_type.__repr__).__repr__
        for name in names:
            enum_class._add_member(name, values[name])
        if user_new is not None:
            enum_class.__new_member__ = user_new
        enum_class.__new__ = Enum.__new__ if names or data_type is not object else enum_class.__new__
        return enum_class

    @staticmethod
    def _data_type(bases):
        for base in bases:
            for known in base.__mro__:
                if known is object or isinstance(known, EnumType):
                    continue
                if "__new__" in known.__dict__:
                    return known
        for base in bases:
            if isinstance(base, EnumType):
                return getattr(base, "_member_type_", object)
        return object

    def _add_member(cls, name, value):
        args = value if isinstance(value, tuple) else (value,)
        new = cls._new_member_
        if new is not None:
            obj = (new.__func__ if isinstance(new, staticmethod) else new)(cls, *args)
        elif cls._member_type_ is object:
            obj = object.__new__(cls)
        else:
            obj = cls._member_type_.__new__(cls, *args)
        if not hasattr(obj, "_value_"):
            if cls._member_type_ is object or cls._member_type_ is tuple:
                obj._value_ = value
            else:
                obj._value_ = cls._member_type_(*args)
        value = obj._value_
        obj._name_ = name
        obj.__objclass__ = cls
        obj.__init__(*args)
        obj._sort_order_ = len(cls._member_names_)
        for known in cls._member_map_.values():
            if known._value_ == value:
                obj = known
                break
        else:
            if Flag is None or not issubclass(cls, Flag) or value > 0 and not value & (value - 1):
                cls._member_names_.append(name)
        cls._member_map_[name] = obj
        type.__setattr__(cls, name, obj)
        try:
            cls._value2member_map_.setdefault(value, obj)
        except TypeError:
            pass

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1):
        if names is None:
            return cls.__new__(cls, value)
        return cls._create_(value, names, module, start)

    def _create_(cls, class_name, names, module, start):
        classdict = EnumDict(class_name)
        classdict._generate = cls._generate_next_value_
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            pairs, last = [], []
            for count, name in enumerate(names):
                last.append(cls._generate_next_value_(name, start, count, last[:]))
                pairs.append((name, last[-1]))
            names = pairs
        for name, value in (names.items() if hasattr(names, "items") else names):
            classdict[name] = value
        if module is None:
            import sys
            module = sys._getframe(2).f_globals.get("__name__", "__main__")
        classdict["__module__"] = module
        return EnumType.__new__(EnumType, class_name, (cls,), classdict)

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __contains__(cls, value):
        if isinstance(value, cls):
            return value._name_ in cls._member_map_
        return value in cls._value2member_map_

    def __getitem__(cls, name):
        return cls._member_map_[name]

    @builtins_property
    def __members__(cls):
        from types import MappingProxyType
        return MappingProxyType(cls._member_map_)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError("cannot reassign member %r" % (name,))
        super().__setattr__(name, value)

    def __delattr__(cls, attr):
        if attr in cls.__dict__.get("_member_map_", {}):
            raise AttributeError("%r cannot delete member %r." % (cls.__name__, attr))
        super().__delattr__(attr)

    def __repr__(cls):
        kind = "flag" if Flag is not None and issubclass(cls, Flag) else "enum"
        return "<%s %r>" % (kind, cls.__name__)


EnumMeta = EnumType
Flag = None


class Enum(metaclass=EnumType):
    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for known in cls._member_map_.values():
                if known._value_ == value:
                    return known
        result = cls._missing_(value)
        if isinstance(result, cls):
            return result
        error = ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        if result is None:
            raise error
        raise TypeError("error in %s._missing_: returned %r instead of None or a valid member" % (cls.__name__, result))

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        return max(last_values) + 1

    @classmethod
    def _missing_(cls, value):
        return None

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __repr__(self):
        return "<%s.%s: %r>" % (self.__class__.__name__, self._name_, self._value_)

    def __str__(self):
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __dir__(self):
        return sorted({"__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"} |
                      {name for base in self.__class__.__mro__ for name in base.__dict__ if name[0] != "_" and
                       name not in self._member_map_})

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class _DataEnum:
    """Members that are values of another type read as those."""

    def __str__(self):
        return self._member_type_.__str__(self)

    def __format__(self, format_spec):
        return self._member_type_.__format__(self, format_spec)


class IntEnum(int, Enum):
    __str__ = int.__repr__

    def __format__(self, format_spec):
        return int.__format__(self, format_spec)


class StrEnum(str, Enum):
    __str__ = str.__str__

    def __format__(self, format_spec):
        return str.__format__(self, format_spec)

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


def _bits(value, width):
    text = bin(value if value >= 0 else value + (1 << width))[2:].rjust(width, "0")
    return "0b%s %s" % ("0" if value >= 0 else "1", text)


class Flag(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        return 1 << max(last_values).bit_length()

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        every = cls._mask()
        if value & ~every and value >= 0 or value < 0 and ~value & ~every:
            if cls._member_type_ is object:
                width = max(value.bit_length(), every.bit_length())
                raise ValueError("%r invalid value %r\n    given %s\n  allowed %s" %
                                 (cls, value, _bits(value, width), _bits(every, width)))
        if value < 0:
            value &= every if cls._member_type_ is object else (1 << max(every.bit_length(), value.bit_length())) - 1
        obj = cls._value2member_map_.get(value)
        if obj is not None:
            return obj
        obj = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
        obj._value_ = value
        names = [known._name_ for known in cls if known._value_ & value]
        rest = value & ~every
        if rest and names:
            names.append("%d" % rest)
        obj._name_ = "|".join(names) or None
        cls._value2member_map_[value] = obj
        return obj

    @classmethod
    def _mask(cls):
        every = 0
        for known in cls._member_map_.values():
            every |= known._value_
        return every

    def __iter__(self):
        for known in self.__class__:
            if known._value_ and known._value_ & self._value_ and not known._value_ & (known._value_ - 1):
                yield known

    def __len__(self):
        return self._value_.bit_count()

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r" %
                            (type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __repr__(self):
        name = self.__class__.__name__
        if self._name_ is None:
            return "<%s: %r>" % (name, self._value_)
        return "<%s.%s: %r>" % (name, self._name_, self._value_)

    def __str__(self):
        if self._name_ is None:
            return "%s(%r)" % (self.__class__.__name__, self._value_)
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __bool__(self):
        return bool(self._value_)

    def _operand(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return None

    def __or__(self, other):
        value = self._operand(other)
        return NotImplemented if value is None else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._operand(other)
        return NotImplemented if value is None else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._operand(other)
        return NotImplemented if value is None else self.__class__(self._value_ ^ value)

    def __invert__(self):
        return self.__class__(self._mask() & ~self._value_)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__


class IntFlag(int, Flag):
    __str__ = int.__repr__
    __or__, __and__, __xor__ = Flag.__or__, Flag.__and__, Flag.__xor__
    __ror__, __rand__, __rxor__ = Flag.__ror__, Flag.__rand__, Flag.__rxor__
    __invert__ = Flag.__invert__

    def __format__(self, format_spec):
        return int.__format__(self, format_spec)


def unique(enumeration):
    duplicates = [(name, known.name) for name, known in enumeration.__members__.items() if name != known.name]
    if duplicates:
        raise ValueError("duplicate values found in %r: %s" %
                         (enumeration, ", ".join("%s -> %s" % pair for pair in duplicates)))
    return enumeration
