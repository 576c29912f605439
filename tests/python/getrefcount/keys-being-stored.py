# Who holds the members of a set and the keys of a dict while they are hashed and compared.
import sys
class C:
    def __init__(self, n): self.n = n
    def __eq__(self, other):
        print('eq', self.n, sys.getrefcount(self), other.n, sys.getrefcount(other))
        return self is other
    def __hash__(self):
        print('hash', self.n, sys.getrefcount(self))
        return 1
def run():
    a, b = C('a'), C('b')
    d = {a: 1}
    print('set'); d[b] = 1
    print('del'); del d[b]
    print('build'); {a, b}
    print('add'); s = {a}; s.add(b)
    print('in'); b in s
    print('discard'); s.discard(b)
    print('update'); s = {a}; s.update([b])
    print('update set'); s = {a}; s.update({b})
    print('or'); {a} | {b}
    print('and'); {a} & {b}
    print('sub'); {a} - {b}
    print('comp'); {i for i in (a, b)}
    print('set()'); set([a, b])
    print('frozen'); frozenset((a, b))
    print('eq'); {a} == {b}
    print('le'); {a} <= {b}
    print('dict'); {a: 1, b: 2}
    print('dict in'); d = {a: 1}; b in d
    print('get'); d.get(b)
    try: d[b]
    except KeyError: pass
    print('setdefault'); d.setdefault(b, 1); d.pop(b); 
    print('update'); d.update({b: 1})
    print('or'); d | {b: 2}
    print('**'); {**d, **{b: 2}}
    print('comp'); {i: 1 for i in (a, b)}
    print('dict()'); dict([(a, 1), (b, 2)])
    print('fromkeys'); dict.fromkeys((a, b))
    print('eq'); {a: 1} == {b: 1}
    print('copy'); d.copy(); dict(d)
    print('list in'); b in [a]; b in (a,); [a].count(b)
    try: [a].index(b)
    except ValueError: pass
    try: [a].remove(b)
    except ValueError: pass
    print('list eq'); [a] == [b]; (a,) == (b,); [a] != [b]; [a] < [b] if 0 else 0
    print('plain'); a == b; a != b
run(); run()
