"""Abstract base classes."""

from _native import matches_as as _matches_as


def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    __isabstractmethod__ = True


def _abstract_names(cls, namespace):
    names = {name for name, value in namespace.items() if getattr(value, "__isabstractmethod__", False)}
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                names.add(name)
    return frozenset(names)


class _abc_data:
    """What an abstract class knows besides its namespace, which shows this as one attribute."""

    __slots__ = ("_registry",)
    __module__ = "_abc"

    def __init__(self):
        self._registry = []


class ABCMeta(type):
    """Classes of this metaclass cannot be instantiated while abstract methods are left, and may have virtual subclasses."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace)
        cls._abc_impl = _abc_data()
        if "_matches_as" in namespace:
            _matches_as(cls, namespace["_matches_as"])
        return cls

    def register(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if not issubclass(subclass, cls):
            if issubclass(cls, subclass):
                raise RuntimeError("Refusing to create an inheritance cycle")
            cls._abc_impl._registry.append(subclass)
            _matches_as(subclass, cls)
            ABCMeta._registrations += 1
        return subclass

    _registrations = 0

    def __instancecheck__(cls, instance):
        told, real = instance.__class__, type(instance)
        return cls.__subclasscheck__(told) or told is not real and cls.__subclasscheck__(real)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        answer = cls.__subclasshook__(subclass)
        if answer is not NotImplemented:
            if not isinstance(answer, bool):
                raise AssertionError
            return answer
        if cls in subclass.__mro__:
            return True
        return (any(issubclass(subclass, known) for known in cls._abc_impl._registry) or
                any(issubclass(subclass, derived) for derived in cls.__subclasses__()))


class ABC(metaclass=ABCMeta):
    __slots__ = ()


def get_cache_token():
    return ABCMeta._registrations


def update_abstractmethods(cls):
    if hasattr(cls, "__abstractmethods__"):
        cls.__abstractmethods__ = _abstract_names(cls, cls.__dict__)
    return cls

_built_in_module = "_abc"
_built_in = (get_cache_token,)
