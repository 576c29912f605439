import types
from typing import Generic, List


class Entries:
    def __init__(self, *bases):
        self.bases = bases

    def __mro_entries__(self, bases):
        return self.bases


class A:
    pass


class M(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, [base.__name__ for base in bases], kw)
        return {"prepared": True}

    def __new__(mcls, name, bases, namespace, **kw):
        return super().__new__(mcls, name, bases, dict(namespace))

    def __init__(cls, name, bases, namespace, **kw):
        super().__init__(name, bases, namespace)


e = Entries(A)
C = types.new_class("C", (e,), {}, lambda ns: ns.update(x=1))
print(C.__bases__, C.__orig_bases__[0] is e, C.x)
D = types.new_class("D", (), {"metaclass": M, "z": 2})
print(type(D), D.prepared)
bases = A, M
print(types.resolve_bases(bases) is bases, types.resolve_bases((e, Entries())))
print(types.prepare_class("E", (D,))[0], types.prepare_class("E", (A,), {"metaclass": print})[0])
L = types.new_class("L", (List[int],), {})
print(L.__mro__, L.__orig_bases__)


class N(type):
    pass


for wrong in (lambda: types.new_class("F", (D,), {"metaclass": N}), lambda: types.resolve_bases((Entries.__new__(Entries),))):
    try:
        wrong()
    except (TypeError, AttributeError) as error:
        print(error)


class Box:
    def __init__(self):
        self._v = 1

    @types.DynamicClassAttribute
    def v(self):
        "the value"
        return self._v

    @v.setter
    def v(self, value):
        self._v = value

    @v.deleter
    def v(self):
        self._v = None


box = Box()
box.v = 5
print(box.v, Box.__dict__["v"].__doc__)
del box.v
print(box.v)
try:
    Box.v
except AttributeError as error:
    print(repr(error))
