import pickle, io, copy, datetime, collections, decimal, fractions, enum, dataclasses
class P:
    def __init__(self): self.x = [1]; self.me = self
class S:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 1
class G:
    def __init__(self, v): self.v = v
    def __getstate__(self): return {"v": self.v * 2}
    def __setstate__(self, s): self.v = s["v"] + 1
class R:
    def __reduce__(self): return (R, (), {"k": 1})
class L(list): pass
class E(enum.Enum): A = 1
@dataclasses.dataclass
class D: a: int; b: str = "x"
NT = collections.namedtuple("NT", "x y")
def func(): pass
vals = [None, True, False, 0, 1, 255, 256, -1, 65536, 2**31, -2**31-1, 2**100, -2**100, 128, -129, 1.5, float("inf"), "", "abc", "é€😀\n", b"", b"ab", "x"*300, b"y"*300,
  (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], {}, {"a": 1}, {"a": 1, "b": [2]}, set(), {1}, frozenset([1]), bytearray(b"q"), 3+4j, range(3), slice(1, 2), len, int, func, P, ..., NotImplemented, E.A, L([1, 2]), NT(1, 2), S(), R(), D(1), ValueError("x"),
  collections.OrderedDict(a=1), collections.Counter("aab"), collections.deque([1, 2], 5), collections.defaultdict(list, {1: [2]}), datetime.date(2020, 1, 2), decimal.Decimal("1.5"), fractions.Fraction(1, 3)]
for p in range(6):
    for v in vals:
        try:
            d = pickle.dumps(v, p)
        except Exception as e:
            print(p, v, type(e).__name__, e)
            continue
        try:
            w = pickle.loads(d)
        except Exception as e:
            print("LOAD", p, v, d, type(e).__name__, e); continue
        if type(v) in (int, float, str, bytes, tuple, list, dict, set, frozenset, bytearray, complex, range, type(None), bool, L, NT, S, E, D, R, type(len), type):
            print(p, d)
        if type(v) not in (S, R, ValueError) and v != w: print("DIFFERENT", p, v, w)
a = [1]; b = [a, a]
c = pickle.loads(pickle.dumps(b)); print(c[0] is c[1], pickle.dumps(b))
p = pickle.loads(pickle.dumps(P())); print(p.me is p, p.x)
print(pickle.loads(pickle.dumps(G(5))).v)
print(vars(pickle.loads(pickle.dumps(R()))))
for bad in (lambda: 0, (x for x in ()), open):
    try: print(type(pickle.loads(pickle.dumps(bad))))
    except Exception as e: print(type(e).__name__, str(e).split(" at 0x")[0])
def outer():
    class Loc: pass
    try: pickle.dumps(Loc())
    except Exception as e: print(type(e).__name__, e)
outer()
f = io.BytesIO()
pickle.dump([1, "a"], f); pickle.dump({"k": 2}, f); f.seek(0); print(pickle.load(f), pickle.load(f))
try: pickle.load(f)
except EOFError as e: print(repr(e))
try: pickle.loads(b"garbage")
except Exception as e: print(type(e).__name__, e)
try: pickle.loads(b"\x80\x04K")
except Exception as e: print(type(e).__name__, e)
r = []; r.append(r); q = pickle.loads(pickle.dumps(r)); print(q[0] is q)
t = ([],); t[0].append(t); u = pickle.loads(pickle.dumps(t)); print(u[0][0] is u)
print(len(pickle.dumps(list(range(3000)))), pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL)
class PP(pickle.Pickler):
    def persistent_id(self, o): return "pid" if o is a else None
class UU(pickle.Unpickler):
    def persistent_load(self, i): return i
o = io.BytesIO(); PP(o).dump([a, 1]); o.seek(0); print(UU(o).load())
