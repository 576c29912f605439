import weakref
class K:
    def __init__(s, n): s.n = n
    def __repr__(s): return 'K%d' % s.n
ks = [K(i) for i in range(5)]
a, b = weakref.WeakSet(ks[:3]), weakref.WeakSet(ks[2:])
show = lambda s: sorted(s, key=lambda k: k.n)
print(show(a | b), show(a & b), show(a - b), show(a ^ b), a.isdisjoint(b), a <= b, a < b, a >= a, a.issubset(a), a.issuperset(b))
a ^= b; print(show(a)); a |= set(ks); a &= b; print(show(a)); a -= b; print(len(a)); a.update(ks); a.difference_update(ks[:1]); print(show(a))
a.intersection_update(ks[:2]); a.symmetric_difference_update(ks[1:]); print(show(a), show(a.symmetric_difference(ks)), a == weakref.WeakSet(a))
