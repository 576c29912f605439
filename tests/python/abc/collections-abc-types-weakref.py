import types, collections.abc as c, weakref, copy
for n in [n for n in c.__all__ if n != "ByteString"]: 
    k = getattr(c, n); print(n, k, sorted(getattr(k, "__abstractmethods__", ())), [b.__name__ for b in k.__mro__])
class S(c.Sequence):
    def __len__(self): return 3
    def __getitem__(self, i):
        if i >= 3: raise IndexError(i)
        return i * 10
s = S(); print(list(s), 10 in s, s.index(20), s.count(10), list(reversed(s)), isinstance(s, c.Iterable))
class MS(c.MutableSequence):
    def __init__(self): self.d = []
    def __len__(self): return len(self.d)
    def __getitem__(self, i): return self.d[i]
    def __setitem__(self, i, v): self.d[i] = v
    def __delitem__(self, i): del self.d[i]
    def insert(self, i, v): self.d.insert(i, v)
m = MS(); m.append(1); m.extend([2, 3]); m += [4]; m.reverse(); print(m.d, m.pop(), m.pop(0), m.remove(3), m.d); m.clear(); print(m.d)
class MM(c.MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = MM(); m.update(a=1, b=2); print(m.pop("a"), m.setdefault("z", 5), m.get("q"), list(m.items()), m.keys(), m.values(), m == {"b": 2, "z": 5}, m.popitem(), len(m))
class St(c.Set):
    def __init__(self, x): self.x = list(dict.fromkeys(x))
    def __contains__(self, v): return v in self.x
    def __iter__(self): return iter(self.x)
    def __len__(self): return len(self.x)
a, b = St("abc"), St("bcd"); print(sorted(a & b), sorted(a | b), sorted(a - b), sorted(a ^ b), a <= b, a.isdisjoint(St("z")), a == St("cba"), a._hash() == St("cba")._hash())
try: c.Sequence()
except TypeError as e: print(e)
try: S.__abstractmethods__; c.Hashable()
except TypeError as e: print(e)
print(isinstance(len, c.Callable), isinstance([], c.Hashable), isinstance({}.keys(), c.KeysView), isinstance(range(3), c.Sequence), isinstance((x for x in ()), c.Generator), c.Mapping[str, int], c.Callable[[int], str])
for n in sorted(types.__all__): print(n, getattr(types, n))
ns = types.SimpleNamespace(a=1, b="x"); print(ns, ns == types.SimpleNamespace(a=1, b="x"), vars(ns))
K = types.new_class("K", (int,), {}, lambda d: d.update(z=1)); print(K, K.z, K(3))
mp = types.MappingProxyType({"a": 1}); print(mp, mp["a"], len(mp), mp | {"b": 2})
try: mp["x"] = 1
except TypeError as e: print(e)
print(types.MethodType(len, [1, 2])(), types.prepare_class("X", (int,)), types.resolve_bases((int,)), types.get_original_bases(K))
def f(a, b=2): return a + b
g = types.FunctionType(f.__code__, globals(), "g", (5,)); print(g(1), g.__name__, types.CellType(3).cell_contents)
mod = types.ModuleType("mymod", "doc"); mod.x = 1; print(mod, mod.__doc__, mod.x)
class D:
    @types.DynamicClassAttribute
    def q(self): return 5
print(D().q)
class O: 
    def __init__(self, n): self.n = n
    def __repr__(self): return f"O({self.n})"
    def m(self): return self.n
o = O(1); d = weakref.WeakValueDictionary(a=o); k = weakref.WeakKeyDictionary({o: 1}); ws = weakref.WeakSet([o])
print(dict(d), len(k), len(ws), list(d.valuerefs())[0]() is o)
wm = weakref.WeakMethod(o.m); print(wm()(), wm() == o.m)
fin = weakref.finalize(o, print, "finalized", 1); print(fin.alive, fin.peek()[1] is print)
p = weakref.proxy(o); print(p.n, weakref.getweakrefcount(o))
del o; import gc
try: p.n
except ReferenceError as e: print(e)
print(len(d), len(k), len(ws), wm(), fin.alive, fin())
class A2: pass
x = A2(); r = weakref.ref(x, lambda r: print("gone", r)); print(weakref.getweakrefs(x) == [r], r() is x); del x
