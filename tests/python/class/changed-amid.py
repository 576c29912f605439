# What user code changes while the runtime is in the middle of something.
from collections import deque

print(repr(f''), repr(f'' f''), repr('a' f'' 'b'), eval("f''"))


class Fading:
    def __iter__(self):
        return self

    def __next__(self):
        del Fading.__next__
        return 1


try:
    for item in Fading():
        print("item", item)
except TypeError as e:
    print("TypeError:", e)
try:
    next(Fading())
except TypeError as e:
    print("TypeError:", e)


class NoNext:
    pass


try:
    next(NoNext())
except TypeError as e:
    print("TypeError:", e)

# A view that is released while an index or a value is asked for its number.
data = bytearray(b"abcd")


class Releasing:
    def __init__(self, view):
        self.view = view

    def __index__(self):
        self.view.release()
        return 1


for action in (
    lambda view: view[: Releasing(view)],
    lambda view: view[Releasing(view)],
    lambda view: view.__setitem__(Releasing(view), 5),
    lambda view: view.__setitem__(0, Releasing(view)),
):
    try:
        result = action(memoryview(data))
        print(result if type(result) is int else len(result))
    except ValueError as e:
        print("ValueError:", e)
print(data)


# Bases that change while the order of bases is being found.
class Meta(type):
    answer = None

    def mro(cls):
        if cls.__name__ == "Late":
            try:
                type("Early", (cls,), {})
            except TypeError as e:
                print("TypeError:", e)
        return type.mro(cls)


class Late(metaclass=Meta):
    pass


class Switching(type):
    ready = False

    def mro(cls):
        if Switching.ready and cls.__name__ == "C":
            Switching.ready = False
            C.__bases__ = (Second,)
        return type.mro(cls)


class A(metaclass=Switching):
    pass


class First(A):
    pass


class Second(A):
    pass


class C(A):
    pass


Switching.ready = True
C.__bases__ = (First,)
print(C.__bases__, [c.__name__ for c in C.__mro__], First.__subclasses__(), Second.__subclasses__())
try:
    A.__bases__ = (C,)
except TypeError as e:
    print("TypeError:", e)


class Key:
    def __hash__(self):
        return hash("key")

    def __eq__(self, other):
        X.__bases__ = (Base2,)


class Base:
    key = "from Base"
    other = "from Base"


class Base2:
    key = "from Base2"
    other = "from Base2"


X = type("X", (Base,), {Key(): 5})
print(X.key, X.other)


# A copy of a deque that is none.
class Odd(deque):
    def __new__(cls, *args):
        return deque.__new__(cls) if not args else "no deque"


try:
    Odd() * 3
except TypeError as e:
    print("TypeError:", e)
try:
    Odd().copy()
except TypeError as e:
    print("TypeError:", e)
