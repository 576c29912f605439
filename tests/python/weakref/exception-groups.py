# ExceptionGroup is made as a class statement would make it: it can be referred to weakly, BaseExceptionGroup cannot.
import sys
import weakref

group = ExceptionGroup('a', [ValueError()])
base = BaseExceptionGroup('a', [KeyboardInterrupt()])


class Derived(ExceptionGroup):
    pass


print(sys.getsizeof(group), sys.getsizeof(base), sys.getsizeof(Derived('a', [ValueError()])))
for error in ValueError(), base, group:
    try:
        print(weakref.ref(error)() is error)
    except TypeError as problem:
        print(problem)
del error
reference = weakref.ref(group, lambda r: print('dead'))
print(reference() is group, weakref.getweakrefcount(group))
del group
print(reference())
