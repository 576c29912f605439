# A subclass of str has places for __slots__, wherever its text stands; one of int, bytes or tuple has none.
for base in str, int, bytes, tuple:
    try:
        class Narrow(base):
            __slots__ = ("a",)
        print(base.__name__, Narrow.__basicsize__ - base.__basicsize__, Narrow.__itemsize__)
    except TypeError as error:
        print(base.__name__, error)
    try:
        class Referred(base):
            __slots__ = ("__weakref__",)
        print(base.__name__, Referred.__weakrefoffset__)
    except TypeError as error:
        print(base.__name__, error)


class Text(str):
    __slots__ = ("a", "b")


for text in "hey", "h\xe9", "h\u20ac", "h\U0001f600", "":
    s = Text(text)
    print(ascii(s), len(s), s == text, hash(s) == hash(text), s.encode() == text.encode(), hasattr(s, "a"))
    s.a, s.b = [1], s
    print(ascii(s.upper()), ascii(s + "x"), s.a, s.b is s, ascii(s), {s: 1}[text])
    try:
        s.c = 3
    except AttributeError as error:
        print(error)
    del s.a, s.b
    try:
        s.a
    except AttributeError as error:
        print(error)

import copy, gc, pickle, sys, weakref
s = Text("h\xe9y")
s.a = [1]
print(sys.getsizeof(Text("hey")), sys.getsizeof(s), gc.is_tracked(s), gc.get_referents(s)[0])
s.b = s
for t in copy.copy(s), copy.deepcopy(s), pickle.loads(pickle.dumps(s)):
    print(ascii(t), t.a, t.a is s.a, t.b is s, t.b is t)


class Longer(Text):
    __slots__ = ("c",)


class Open(Longer):
    pass


t = Longer("q")
t.a, t.c = 1, 2
print(t, t.a, t.c, Longer.__basicsize__ - str.__basicsize__)
t = Open("q")
t.a, t.c, t.z = 1, 2, 3
print(t, t.a, t.c, t.z, t.__dict__, weakref.ref(t)() is t)
try:
    weakref.ref(s)
except TypeError as error:
    print(error)


class Other:
    __slots__ = ("q",)


class Empty:
    __slots__ = ()


for bases in (Text, Other), (Longer, Text), (Text, float), (Text, Empty), (Empty, Text):
    try:
        print(type("Both", bases, {})("x").upper())
    except TypeError as error:
        print(error)
s.__class__ = type("Like", (Text,), {"__slots__": ()})
print(ascii(s), s.a, type(s).__name__)
