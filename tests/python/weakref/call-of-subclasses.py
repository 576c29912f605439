# A subclass may call what a reference gives, and a WeakMethod of a dead object is None.
import weakref


class A:
    def m(self):
        return 'm'


class R(weakref.ref):
    def __call__(self):
        return super().__call__(), 'of R'


a = A()
r, m = R(a), weakref.WeakMethod(a.m)
print(r()[0] is a, weakref.ref.__call__(r) is a, m()(), weakref.WeakMethod(A().m)())
del a
print(r(), m())
