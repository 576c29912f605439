# What getattr_static sees without running anything, kinds of objects, and documentation kept in __slots__.
import inspect
import types
import typing


class Base:
    foo = 3


class Something(Base):
    @property
    def __class__(self):
        print("asked for its class")
        return object


class Watched:
    def __getattribute__(self, name):
        print("asked for", name)
        return {}


class Custom(dict):
    def get(self, key, default=None):
        print("asked the dict")


class Data:
    def __get__(self, instance, owner):
        print("got")

    def __delete__(self, instance):
        pass


class Holder:
    d = Data()
    a = 3


print(inspect.getattr_static(Something(), "foo"), inspect.getattr_static(Something, "foo"), inspect.getattr_static(Watched(), "x", None))
holder = Holder()
holder.__dict__["d"] = 1
print(type(inspect.getattr_static(holder, "d")).__name__)
holder.__dict__ = Custom(b=4)
print(inspect.getattr_static(holder, "a"), inspect.getattr_static(holder, "b"))


@types.coroutine
def old():
    yield


def generator():
    yield


print(inspect.isawaitable(old()), inspect.isawaitable(generator()), inspect.isroutine(object().__init__), inspect.isroutine(str.join))


class Slotted:
    __slots__ = {"power": "measured in kilowatts", "other": None}


print(inspect.getdoc(Slotted.power), inspect.getdoc(Slotted.other))


def uses():
    print(len, made, path)


print(inspect.getclosurevars(uses).unbound)
inner = types.FunctionType(uses.__code__, {"__builtins__": {"path": 1}})
print(inspect.getclosurevars(inner))
module = types.ModuleType("my.typing")


class A:
    pass


A.__module__ = "my.typing"
print(inspect.formatannotation(typing.Union[typing.List[A], int]), inspect.formatannotation(typing.Optional[str]))
print("BufferFlags" in inspect.__all__)
