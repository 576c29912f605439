# What CPython says of counts, sizes and referrers, to be held against heapscope-cli holders. A line begins with its own number.
import gc
import sys

class P:
    shared = []
    def __init__(self, x):
        self.x = x

class S:
    __slots__ = ('y',)

def outer(n):
    def inner():
        return n
    return inner

def gen():
    z = ['held by a generator']
    yield z

a = [[1.5], [2.5]]
b = a
c = a[:]
d = {'k': a, ('t', 1): a[0]}
p = P([3.5])
p.self = p
q = P(p.x)
s = S()
s.y = c
f = outer([4.5])
t = (a, a, c)
it = gen()
z = next(it)
m = {frozenset([1, 2]), 'member'}
u = a.append
e = enumerate(c)
v = d.values()
w = P.shared
print(40, 'a', sys.getrefcount(a) - 1, sys.getsizeof(a), len(gc.get_referrers(a)))
print(41, 'a[0]', sys.getrefcount(a[0]) - 1, sys.getsizeof(a[0]), len(gc.get_referrers(a[0])))
print(42, 'c', sys.getrefcount(c) - 1, sys.getsizeof(c), len(gc.get_referrers(c)))
print(43, 'd', sys.getrefcount(d) - 1, sys.getsizeof(d), len(gc.get_referrers(d)))
print(44, 'p', sys.getrefcount(p) - 1, sys.getsizeof(p), len(gc.get_referrers(p)))
print(45, 'p.x', sys.getrefcount(p.x) - 1, sys.getsizeof(p.x), len(gc.get_referrers(p.x)))
print(46, 's', sys.getrefcount(s) - 1, sys.getsizeof(s), len(gc.get_referrers(s)))
print(47, 'f', sys.getrefcount(f) - 1, sys.getsizeof(f), len(gc.get_referrers(f)))
print(48, 'f.__closure__', sys.getrefcount(f.__closure__) - 1, sys.getsizeof(f.__closure__), len(gc.get_referrers(f.__closure__)))
print(49, 't', sys.getrefcount(t) - 1, sys.getsizeof(t), len(gc.get_referrers(t)))
print(50, 'z', sys.getrefcount(z) - 1, sys.getsizeof(z), len(gc.get_referrers(z)))
print(51, 'm', sys.getrefcount(m) - 1, sys.getsizeof(m), len(gc.get_referrers(m)))
print(52, 'P.shared', sys.getrefcount(P.shared) - 1, sys.getsizeof(P.shared), len(gc.get_referrers(P.shared)))
print(53, 'it', sys.getrefcount(it) - 1, sys.getsizeof(it), len(gc.get_referrers(it)))
print(54, 'u', sys.getrefcount(u) - 1, sys.getsizeof(u), len(gc.get_referrers(u)))
print(55, 'P.__init__', sys.getrefcount(P.__init__) - 1, sys.getsizeof(P.__init__), len(gc.get_referrers(P.__init__)))
print(56, 'f.__closure__[0].cell_contents', sys.getrefcount(f.__closure__[0].cell_contents) - 1, sys.getsizeof(f.__closure__[0].cell_contents), len(gc.get_referrers(f.__closure__[0].cell_contents)))
