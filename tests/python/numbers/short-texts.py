# Numbers read from short texts and shown as such: what is taken, what is refused, sizes and sharing; and defaults of calls.
import random, sys
random.seed(5)
bad = 0
for t in ['0','-0','1','12','007','-5','+5','1_000','_1','1_','1__0',' 12 ','12\n','٣','1e5','1.5','-1.5','.5','5.','.','-.','-','','+.5','1.5.','1..5','1_0.5','123456789012345','1234567890123456','0.1','0.3','-0.0','00012.500','123456789.123456','1234567.12345678','inf','nan','0x10','1 2','9'*18,'9'*19,'9'*17,'1'*15+'.','.'+'1'*15,'.'+'1'*16, '0.000000000000001','999999999999999','99999999999999.9']:
    for f in (int, float):
        try: print(repr(t), f.__name__, repr(f(t)), sys.getsizeof(f(t)))
        except ValueError as e: print(repr(t), e)
for _ in range(200):
    k = random.randint(1, 15); s = ''.join(random.choice('0123456789') for _ in range(k)); p = random.randint(0, k)
    s = s[:p] + '.' + s[p:]
    if s == '.': continue
    x = float(s); y = float(s + 'e0')
    if x != y: bad += 1
print(bad)
for n in (0, 5, 9, 10, -1, -9, -10, 99, 12345678, 2**29, 2**30, 2**31, 2**59, 2**60-1, 2**60, 2**63, -2**60, -(2**60-1), 10**18, 10**19): print(str(n), repr(n), sys.getsizeof(str(n)), str(n) is str(n), int(str(n)) == n)
class I(int): pass
print(repr(I(55)), str(I(-3)), f"{I(7)}", str(True))
print(int('5') is int('5'), int('256') is int('256'), int('257') is int('257'))
def f(a, b=[1], c=None, *, d=4): return a, b, c, d
def g(a, b=2, c=3): return sys.getrefcount(b), c
for i in range(4): print(f(1), f(1, 2), f(1, 2, 3), g(1), g(1, 2.5), g(*(1,)))
g.__defaults__ = (object(),)
for i in range(3):
    try: print(g(1)[0])
    except TypeError as e: print(e)
    print(g(1, 2)[0] > 0)
