# Who asks whether there is an attribute gets no exception made for it, but by classes that look for attributes in a way of their own.
import gc
import types
import weakref

gc.disable()


class P:
    pass


class S:
    __slots__ = ('a',)


class Hook:
    def __getattr__(self, name):
        raise AttributeError(name)


class Failing:
    @property
    def nope(self):
        raise AttributeError('within')


class Wrong:
    @property
    def nope(self):
        return 1 / 0


class Meta(type):
    pass


class K(metaclass=Meta):
    pass


class Module(types.ModuleType):
    pass


def generator():
    yield


def count():
    return gc.get_count()[0]


def allocated(o):
    gc.collect()
    count()
    count()
    counts = [count()]
    hasattr(o, 'nope')
    counts.append(count())
    getattr(o, 'nope', 1)
    counts.append(count())
    try:
        o.nope
    except AttributeError:
        pass
    counts.append(count())
    return [b - a for a, b in zip(counts, counts[1:])]


hooked = types.ModuleType('hooked')
hooked.__getattr__ = lambda name: int('x') if name == 'wrong' else Hook().nope
p = P()
for o in (1, 'a', [], {}, (), p, P, S(), Hook(), Failing(), K, Meta, gc, types.ModuleType('empty'), Module('own'), hooked, generator,
          generator(), len, [].append, types.SimpleNamespace(), object(), super(P, p), iter([]), weakref.proxy(p), Exception(), property(), type, int,
          types.MappingProxyType({}), p.__init__, range(3), types.GenericAlias(list, int), None, map(len, []), weakref.ref(p), lambda: 1,
          Hook().__getattr__, staticmethod(generator), S.a):
    print(type(o).__name__, allocated(o))
for o, name in (Wrong(), 'nope'), (hooked, 'wrong'), (p, 1):
    for ask in hasattr, lambda o, name: getattr(o, name, None), getattr:
        try:
            ask(o, name)
        except (ZeroDivisionError, ValueError, TypeError) as error:
            print(type(error).__name__, error)
try:
    gc.nope
except AttributeError as error:
    print(error, error.name, error.obj is gc)
try:
    types.ModuleType('empty').nope
except AttributeError as error:
    print(error, error.name)
try:
    K.nope
except AttributeError as error:
    print(error, error.name, error.obj is K)
