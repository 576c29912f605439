import copy
import copyreg
import gc
import sys
from dataclasses import dataclass, field


class Plain:
    def __init__(self, *items):
        self.items = list(items)
        self.first = items[0] if items else None


class Slots:
    __slots__ = "x", "y", "__private"

    def __init__(self, x):
        self.x = x
        self.__private = [x]

    def private(self):
        return self.__private


class Both(Slots):
    def __init__(self, x):
        super().__init__(x)
        self.more = {"x": x}


@dataclass
class Data:
    name: str
    items: list = field(default_factory=list)


@dataclass(frozen=True)
class Frozen:
    name: str
    items: list


@dataclass(slots=True)
class Slotted:
    name: str
    items: list


def section(title):
    print("---", title)


def memo_of(x):
    memo = {}
    y = copy.deepcopy(x, memo)
    print(type(y).__name__, y is x, [type(value).__name__ for value in memo.values()], id(x) in memo, memo.get(id(x)) is y,
          [type(value).__name__ for value in memo.get(id(memo), [])])
    return y


section("memo")
memo_of(Plain())
memo_of(Plain([1], 2))
memo_of(Slots([1]))
memo_of(Both([1]))
memo_of(Data("a", [[]]))
memo_of(Frozen("a", [[]]))
memo_of(Slotted("a", [[]]))
memo_of({1, 2})
memo_of(set())
memo_of(frozenset({1, (2, 3)}))
memo_of(frozenset())
memo_of([{1}, frozenset({2}), Plain(1)])
memo_of(object.__new__(Plain))

section("values")
x = Both([1])
x.y = x
y = copy.deepcopy(x)
print(y.x, y.x is x.x, y.y is y, y.private(), y.private() is x.private(), y.private()[0] is y.x, y.more, y.more["x"] is y.x)
y = copy.copy(x)
print(y.x is x.x, y.y is x, y.more is x.more, y.__dict__ is x.__dict__, y.__dict__ == x.__dict__)
p = Plain(1)
p.me = p
p.group = [p, {p}, frozenset({p}), (p,)]
q = copy.deepcopy(p)
print(q.me is q, q.group[0] is q, q in q.group[1], q in q.group[2], q.group[3][0] is q, p in q.group[1], len(q.group[1]))
d = Frozen("n", [1])
e = copy.deepcopy(d)
print(e, e == d, e.items is d.items, copy.copy(d) == d, copy.copy(d).items is d.items)
print(list(vars(copy.deepcopy(Plain(1, 2)))), list(vars(copy.copy(Plain(1, 2)))))

section("order in sets")
for s in {"a", "b", "c", "d", "e"}, {8, 0, 16, 1}, frozenset(range(20, 0, -3)):
    print(list(copy.deepcopy(s)) == list(type(s)(list(s))), copy.deepcopy(s) == s, sys.getsizeof(copy.deepcopy(s)))

section("hooks")


class Hooked(Plain):
    def __setstate__(self, state):
        print("setstate", sorted(state))
        self.__dict__.update(state)


class Stated(Plain):
    def __getstate__(self):
        print("getstate")
        return {"items": self.items}


class Reduced(Plain):
    def __reduce__(self):
        print("reduce")
        return Plain, (1, 2)


class ReducedEx(Plain):
    def __reduce_ex__(self, protocol):
        print("reduce_ex", protocol)
        return "global"


class Copied(Plain):
    def __copy__(self):
        print("copy")
        return 1

    def __deepcopy__(self, memo):
        print("deepcopy", len(memo))
        return 2


class Made(Plain):
    def __new__(cls, *args):
        print("new", args)
        return super().__new__(cls)

    def __getnewargs__(self):
        return self.first, [3]


class Asked(Plain):
    def __getattr__(self, name):
        print("asked", name)
        raise AttributeError(name)


class Table(Plain):
    pass


class Guarded:
    def __init__(self):
        object.__setattr__(self, "x", [1])

    def __setattr__(self, name, value):
        print("set", name)
        object.__setattr__(self, name, value)


class GuardedSlots(Guarded):
    __slots__ = ("s",)

    def __init__(self):
        super().__init__()
        self.s = 1


copyreg.pickle(Table, lambda x: (print("table"), (Plain, (x.first,)))[1])
for cls in Hooked, Stated, Reduced, ReducedEx, Copied, Made, Asked, Table:
    print(cls.__name__)
    x = cls(1, [2])
    for way in copy.copy, copy.deepcopy, lambda x: copy.deepcopy([x, x])[0]:
        y = way(x)
        print(type(y).__name__, y is x, sorted(object.__getattribute__(y, "__dict__")) if isinstance(y, Plain) else y)
for way in copy.copy, copy.deepcopy:
    print(way(Guarded()).x, way(GuardedSlots()).s)
x = Plain(1)
x.__deepcopy__ = lambda memo: "own"
x.__copy__ = lambda: "never"
print(copy.deepcopy(x), type(copy.copy(x)).__name__)
x = Plain(1)
x.__reduce_ex__ = lambda protocol: "itself"
print(copy.deepcopy([x])[0] is x, copy.copy(x) is x)
Plain.__deepcopy__ = lambda self, memo: "late"
print(copy.deepcopy([x]))
del Plain.__deepcopy__
print(type(copy.deepcopy(Plain(1))).__name__)

section("metaclasses")


class Meta(type):
    pass


class OfMeta(metaclass=Meta):
    pass


x = OfMeta()
x.cls = OfMeta
y = copy.deepcopy(x)
print(y.cls is OfMeta, type(y) is OfMeta, copy.copy(x).cls is OfMeta)

section("errors")


class Hash:
    def __init__(self, fails):
        self.fails = fails

    def __hash__(self):
        if self.fails:
            raise ValueError("no hash")
        return 1


h = Hash(False)
s = {h}
h.fails = True
try:
    copy.deepcopy([[1], s])
except ValueError as error:
    print(error)
deep = None
for i in range(200):
    deep = Plain(deep)
try:
    copy.deepcopy(deep)
except RecursionError as error:
    print(error)
deep = None
for i in range(80):
    deep = Plain(deep)
copied, depth = copy.deepcopy(deep), 0
while copied is not None:
    copied, depth = copied.first, depth + 1
print(depth)
for deep in range(164, 170):
    nested = None
    for i in range(deep):
        nested = Plain(nested)
    try:
        copy.deepcopy(nested)
    except RecursionError:
        print("too deep:", deep)
        break
for deep in range(196, 202):
    nested = frozenset()
    for i in range(deep):
        nested = frozenset([nested])
    try:
        copy.deepcopy(nested)
    except RecursionError:
        print("too deep:", deep)
        break

section("counts")
x, item = Plain(1), object()
x.item = (item, [item])
y = copy.deepcopy(x)
print(sys.getrefcount(x), sys.getrefcount(y), sys.getrefcount(x.items), sys.getrefcount(y.items), sys.getrefcount(vars(y)))
z = copy.copy(x)
print(sys.getrefcount(x.items), sys.getrefcount(z), sys.getsizeof(vars(z)), sys.getsizeof(vars(x)), gc.is_tracked(vars(z)))
x = {1, (2, 3)}
y = copy.deepcopy(x)
print(sys.getrefcount(x), sys.getrefcount(y), sys.getsizeof(y))
