import pickle, copyreg, io
class A:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return self.__dict__ == o.__dict__
class B(A):
    def __getstate__(self): return {'x': self.x * 2}
    def __setstate__(self, s): self.__dict__.update(s); self.set = True
class C:
    __slots__ = ('a', 'b')
class D:
    def __reduce__(self): return (int, ('5',))
class E(dict): pass
class N:
    def __new__(cls, *a): o = super().__new__(cls); o.a = a; return o
    def __getnewargs__(self): return (1, 2)
import collections, datetime, decimal, fractions, enum
Pt = collections.namedtuple('Pt', 'x y')
class Col(enum.Enum): RED = 1
c = C(); c.a = 1
l = []; l.append(l)
objs = [1, -1, 2**100, 1.5, 'é', b'x', None, True, [1, [2]], (1,), {'a': {1, 2}}, frozenset([1]), A(3), B(4), c, D(), E(a=1), N(), Pt(1, 2), Col.RED, range(5), datetime.date(2020, 1, 2), decimal.Decimal('1.5'), fractions.Fraction(1, 3), collections.OrderedDict(a=1), collections.Counter('aab'), collections.deque([1], 3), collections.defaultdict(list, {1: [2]}), len, int, A, ..., bytearray(b'q'), complex(1, 2), slice(1, 2), Exception('a', 1), ValueError]
for p in range(6):
    for o in objs:
        try: r = pickle.loads(pickle.dumps(o, p)); ok = r == o or isinstance(o, (D, C, N, B, Exception)) ; (print(p, o, r) if not ok else None)
        except Exception as e: print(p, type(o), type(e).__name__, e)
r = pickle.loads(pickle.dumps(l)); print(r[0] is r, pickle.loads(pickle.dumps(B(3))).__dict__, pickle.loads(pickle.dumps(N())).a, pickle.loads(pickle.dumps(c)).a)
for o in (lambda: 0, (i for i in []), open, type('X', (), {})()):
    try: pickle.dumps(o); print('ok')
    except Exception as e: print(type(e).__name__, str(e).split(' at 0x')[0])
for p in (0, 2, 4): print(pickle.dumps([1, 'a', (2.5,), {'k': None}], p))
f = io.BytesIO(); P = pickle.Pickler(f); P.dump(1); P.dump([2]); f.seek(0); U = pickle.Unpickler(f); print(U.load(), U.load())
try: U.load()
except EOFError as e: print(e)
for bad in (b'', b'abc', b'\x80\x04.', b'(lp0'):
    try: pickle.loads(bad)
    except Exception as e: print(type(e).__name__, e)
print(pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL)
