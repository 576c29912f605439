import collections, collections.abc, abc
class Seq(collections.abc.Sequence):
    def __getitem__(self, i): return i
    def __len__(self): return 42
class Map(collections.abc.Mapping):
    def __getitem__(self, k): return k
    def __iter__(self): return iter("ab")
    def __len__(self): return 2
def kind(x):
    match x:
        case [*_]: return "sequence"
        case {}: return "mapping"
    return None
match Seq():
    case [x, *_, y]: print(x, y)
match Map():
    case {"a": v, "b": w}: print(v, w)
class A: pass
class B(A): pass
class C: pass
class D(C): pass
print(kind(A()), kind(B()), kind(C()))
collections.abc.Sequence.register(A)
collections.abc.Mapping.register(D)
class E(B): pass
class F(D): pass
print(kind(A()), kind(B()), kind(E()), kind(C()), kind(D()), kind(F()))
for bases in [(collections.UserDict, collections.abc.Sequence), (A, collections.UserDict), (dict, collections.abc.Sequence, C), (collections.UserDict, C, list), (collections.UserList, collections.abc.Mapping), (list, collections.abc.Mapping)]:
    N = abc.ABCMeta("N", bases, {"__getitem__": None, "__iter__": None, "__len__": lambda self: 0})
    print([b.__name__ for b in bases], kind(N()))
print(kind("text"), kind(b"bytes"), kind(bytearray()), kind({1}), kind(range(2)), kind(collections.deque()), kind(memoryview(b"")))
print(hasattr(collections.abc.Sequence, "__abc_tpflags__"))
collections.abc.MutableSequence.register(bytearray); print(kind(bytearray()))
