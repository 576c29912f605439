import copy, sys
class A:
    def __init__(s, v): s.v = v
    def __deepcopy__(s, memo):
        print('deep', s.v, sys.getrefcount(s), len(memo), sorted(type(v).__name__ for v in memo.values()))
        return A(s.v)
a = A(1)
l = [a, (a, [a]), {a: 2, 'k': a}]
c = copy.deepcopy(l)
print(c[0] is c[1][0], c[1][1][0] is c[0], list(c[2])[0] is c[0])
t = ([],); t[0].append(t)
u = copy.deepcopy(t); print(u[0][0] is u, u is t)
d = {}; d['self'] = d
e = copy.deepcopy(d); print(e['self'] is e)
print(copy.deepcopy((1, 2, 'x')) , copy.deepcopy(()) )
x = (1, 'a', (2, 3)); print(copy.deepcopy(x) is x)
deep = []
for i in range(600): deep = [deep]
try: copy.deepcopy(deep)
except RecursionError as err: print(err)
for n in (480, 490, 495, 496, 497, 498, 499, 500):
    deep = []
    for i in range(n): deep = [deep]
    try: copy.deepcopy(deep); print(n, 'ok')
    except RecursionError as err: print(n, err)
class M(dict): pass
m = M()
copy.deepcopy([1, [2]], m); print(len(m), [type(v).__name__ for v in m.values()])
shared = [1]
memo = {id(shared): 'replaced'}
print(copy.deepcopy([shared, shared], memo))
class Bad:
    def __deepcopy__(s, memo): raise ValueError('no')
try: copy.deepcopy({'a': [Bad()]})
except ValueError as e: print(e)
class Grow:
    def __init__(s, l): s.l = l
    def __deepcopy__(s, memo):
        if len(s.l) < 5: s.l.append(3)
        return 'g'
l = []; l.append(Grow(l)); l.append(1)
print(copy.deepcopy(l))
dd = {}
class G2:
    def __deepcopy__(s, memo): dd['new'] = 1; return 0
dd['x'] = G2()
dd['y'] = 1
try: print(copy.deepcopy(dd))
except RuntimeError as e: print(e)
print(copy.deepcopy([None, True, 1.5, 2j, b'x', ..., NotImplemented, int, len, print, range(3), slice(1)]))
import collections
print(copy.deepcopy([collections.OrderedDict(a=[1]), {1, 2}, frozenset([3]), bytearray(b'q'), collections.deque([1, [2]])]))
