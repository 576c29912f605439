# __flags__, __basicsize__ and where __dict__ and the weak references are kept.
import types

VALID_VERSION = 1 << 19


class Plain: pass
class Empty: __slots__ = ()
class Two: __slots__ = ("a", "b")
class Number(int): pass
class Pair(tuple): __slots__ = ()
class More(Two): pass
class OnlyDict: __slots__ = ("__dict__",)
class OnlyWeak: __slots__ = ("__weakref__",)
class Mistake(Exception): pass
class Meta(type): pass


for kind in (object, int, bool, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice, type,
             property, staticmethod, classmethod, enumerate, zip, BaseException, ValueError, OSError, types.FunctionType,
             types.MethodType, types.GeneratorType, types.ModuleType, types.SimpleNamespace, type(None),
             Plain, Empty, Two, Number, Pair, More, OnlyDict, OnlyWeak, Mistake, Meta):
    print(kind.__name__, hex(kind.__flags__ & ~VALID_VERSION), kind.__basicsize__, kind.__itemsize__, kind.__dictoffset__,
          kind.__weakrefoffset__)
print(complex.real, type(complex.imag).__name__, (1 + 2j).imag)
try:
    (1j).real = 2
except AttributeError as error:
    print(error)
for error in (Exception, ValueError, KeyError, OSError, StopIteration, SystemError, DeprecationWarning, TabError):
    print(error.__name__, type(error.__doc__).__name__)
print(Mistake.__doc__)
