# An attribute of a class is what the class has now, however often the same line has found it before.
import sys


class Meta(type):
    pass


class Value:
    pass


class Base(metaclass=Meta):
    number = 1

    def method(self):
        return 'method'

    @staticmethod
    def static():
        return 'static'

    @classmethod
    def cls(cls):
        return cls.__name__


class Derived(Base):
    pass


class Other(metaclass=Meta):
    number = 'other'


def number_of(cls):
    return cls.number


def warm(function, *args):
    for _ in range(30):
        result = function(*args)
    return result


print(warm(number_of, Base), warm(number_of, Derived), warm(number_of, Other))
Base.number = 2
print(number_of(Base), number_of(Derived), number_of(Other))
Derived.number = 3
print(warm(number_of, Base), warm(number_of, Derived))
del Derived.number
print(number_of(Derived))
Derived.__bases__ = (Other,)
print(number_of(Derived))

# The metaclass gets the name: data descriptors win, others do not.
Meta.number = 'of the metaclass'
print(number_of(Base))
Meta.number = property(lambda cls: 'property of ' + cls.__name__)
print(number_of(Base), number_of(Other))
del Meta.number
print(warm(number_of, Base))
del Base.number
try:
    number_of(Base)
except AttributeError as error:
    print(error)
Meta.number = 'only of the metaclass'
print(number_of(Base))
del Meta.number
Meta.__getattribute__ = lambda cls, name: 'asked for ' + name
print(number_of(Base))
del Meta.__getattribute__
Base.number = Value()


# What the class has becomes a descriptor.
def is_value(cls):
    return isinstance(cls.number, Value)


print(warm(is_value, Base))
count = sys.getrefcount(Base.number)
warm(number_of, Base)
print(sys.getrefcount(Base.number) - count)
Value.__get__ = lambda self, instance, owner: ('got', instance, owner.__name__)
print(number_of(Base))
del Value.__get__
print(is_value(Base))


# Functions, static and class methods of a class that is called through.
def call_all(cls):
    return cls.method(None), cls.static(), cls.cls(), cls.method is Base.__dict__['method']


print(warm(call_all, Base))
Base.method = lambda self: 'another'
Base.static = lambda: 'no static method any more'
print(call_all(Base))


# Classes that come and go.
def made(number):
    class Temporary:
        value = number
    return Temporary


print([made(i).value for i in range(40)] == list(range(40)))
print({cls.__name__ for cls in (int, str, Base, Meta, type, Exception) for _ in range(10)} ^ {'int', 'str', 'Base', 'Meta', 'type', 'Exception'})
print([cls.mro()[-1] is object for cls in (int, Base, Derived)], [cls.__mro__[0] for cls in (int, Base)])
