# What constructors of built-in types take, and how numbers are made from what is none.
import copy, sys, warnings
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
class L(list):
    def __new__(cls, seq, newarg=None):
        self = super().__new__(cls, seq); self.newarg = newarg; return self
t(lambda: L([1,2], newarg=3))
class L2(list): pass
t(lambda: L2(sequence=(1,)))
class S(set): pass
t(lambda: S(iterable=()))
class S1(set):
    def __init__(self, arg, newarg=None): super().__init__(arg)
t(lambda: S1([1], newarg=2))
class F(frozenset): pass
t(lambda: F(iterable=()))
class F1(frozenset):
    def __init__(self, arg, newarg=None): self.newarg=newarg
t(lambda: F1([1], newarg=2))
class F2(frozenset):
    def __new__(cls, arg, newarg=None): return super().__new__(cls,arg)
t(lambda: F2([1], newarg=2))
for b in (float, int, complex, str, bytes, bytearray, tuple, dict, range, slice, type, object, bool, list, set, frozenset, reversed, enumerate, map, filter, super, memoryview):
    try:
        class Sub(b): pass
    except TypeError as e: print(e); continue
    t(lambda: Sub(x=1))
    t(lambda: b(x=1))
    t(lambda: b.__new__(b, x=1))
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always'); x=True; print(~x, ~False); print([str(i.message) for i in w])
class Foo2(float):
    def __float__(self): return 42.
class Foo3(float):
    def __float__(self): return Foo2(3.)
class Foo4:
    def __float__(self): return Foo2(5.)
t(lambda: float(Foo2()))
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always'); t(lambda: float(Foo3(8))); print([str(i.message) for i in w])
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always'); t(lambda: float(Foo4())); print([str(i.message) for i in w])
t(lambda: float(b'123\xa0')); t(lambda: float(b'1_2')); t(lambda: float(memoryview(b'12.5')));
import array
t(lambda: float(array.array('B', b'12.5')))
t(lambda: float.fromhex('0x0.fffffffffffffp-1022')); t(lambda: float.fromhex('0x1p\uff10')); t(lambda: float.fromhex('0x1.0000000000000008p0'))
for s in ('1e5j','1+2j',' ( 1+2j ) ','1 + 2j','1_0+2_0j','nan+infj','-j','+1j','1e','j1','1+','()','(1+2j','1.+.5j','\uff11j','1j\x00','  1j', '1e400+1e-400j','1__0j', 'infinityj', '1-1j ', 'nanj', '-nan-nanj','1+1','1+j','J'):
    t(lambda: complex(s))
t(lambda: type(range(True).start)); t(lambda: type(range(False, True, True).step)); t(lambda: range(True)); 
t(lambda: range(-sys.maxsize, sys.maxsize, 2)[sys.maxsize-1]); t(lambda: len(range(0, sys.maxsize+1))); t(lambda: range(10**30)[10**29]); t(lambda: range(10**30)[-1]); t(lambda: range(10**30)[10**30]); t(lambda: range(0,10**30,7)[5:10**29:3]); t(lambda: range(10**30).index(5)); t(lambda: range(10**30).count(10**29))
t(lambda: slice(10**30, None, -1).indices(10**31)); t(lambda: slice(None,None,-10**30).indices(10**31)); t(lambda: slice(0,10,1).indices(-1)); t(lambda: slice(0,10,0).indices(5)); t(lambda: slice('a').indices(5)); t(lambda: slice(1.5).indices(3)); t(lambda: slice(0,1).indices('a'))
s=slice([1,2],[3,4],[5,6]); c=copy.copy(s); d=copy.deepcopy(s); print(c is s, c.start is s.start, d is s, d.start is s.start, d==s)
class I:
    def __int__(self): return True
class T:
    def __trunc__(self): return 4
class TI(int): pass
class I2:
    def __int__(self): return TI(3)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always'); t(lambda: int(I())); t(lambda: int(T())); t(lambda: int(I2())); t(lambda: type(int(I2()))); print([(i.category.__name__,str(i.message)) for i in w])
class IX:
    def __index__(self): return TI(7)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always'); t(lambda: int(IX())); t(lambda: [1]*IX()); import operator; t(lambda: operator.index(IX())); t(lambda: hex(IX())); t(lambda: range(IX())); print([(i.category.__name__,str(i.message)) for i in w])
