# Heaps: what compares with what, what errors say, and that merge takes items only as they are asked for.
import heapq
import random
def t(f,*a):
    try: print(f(*a))
    except Exception as error: print(type(error).__name__, error)
t(heapq.heappop, [])
t(heapq.heappush, (1,), 2)
t(heapq.heapify, (1,))
h=[1,'a']
t(heapq.heapify, h)
t(heapq.heappush, [3], 'x')
t(heapq.heapreplace, [], 'x')
t(heapq.heappushpop, [], 'x')
t(heapq.nlargest, 2, [1,'a',2])
t(heapq.nlargest, 1, [])
t(heapq.nsmallest, 2, [(1,2),None,4])
import itertools
m=heapq.merge(itertools.count(1,3), itertools.count(2,5))
print([next(m) for _ in range(10)])
print(list(heapq.merge([1,5,2],[3,4,1])), list(heapq.merge(['a','BB'],['c','dddd'],key=len,reverse=True)))
class P:
    def __init__(s,n): s.n=n
    def __lt__(s,o): print(s.n,'<',o.n); return s.n<o.n
l=[P(i) for i in (5,2,8,1,9)]
heapq.heapify(l); print([p.n for p in l]); print(heapq.heappop(l).n); heapq.heappush(l,P(0)); print(heapq.heapreplace(l,P(7)).n); print(heapq.heappushpop(l,P(7)).n)
print([p.n for p in heapq.nlargest(2,[P(i) for i in (5,2,8,1,9)])])
print([p.n for p in heapq.nsmallest(2,[P(i) for i in (5,2,8,1,9)])])
print([p for p in heapq.nsmallest(2,(5,2,8,1,9),key=P)])
print([p for p in heapq.nlargest(2,(5,2,8,1,9),key=P)])
print([p for p in heapq.nlargest(12,(5,2,8,1,9),key=P)])

random.seed(1)
big = [random.randrange(1000) for _ in range(3000)]
heapq.heapify(big)
print(big[:10], big[-5:], hash(tuple(big)))
print([heapq.heappop(big) for _ in range(5)])
class Shrinking:
    def __lt__(self, other):
        shrinking.pop()
        return True
shrinking = [Shrinking() for _ in range(5)]
t(heapq.heapify, shrinking)
t(heapq.heappush)
print(heapq.heappush, heapq.merge.__name__, heapq.heappop.__module__)
