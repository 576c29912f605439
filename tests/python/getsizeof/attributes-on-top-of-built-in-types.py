# Instances of classes on top of a built-in type keep attributes in a dict from the start, which shares its keys.
import sys, gc
class P:
    def __init__(s): s.a=1; s.b=2
class L(list):
    def __init__(s): s.a=1; s.b=2
class I(int): pass
class S(str): pass
class D(dict): pass
class T(tuple): pass
class E(Exception): pass
class F(float): pass
class St(set): pass
class B(bytes): pass
class PP(P): pass
class M(type): pass
class PS(P):
    __slots__=('q',)
import collections, enum
class N(collections.namedtuple('N','x')): pass
class DQ(collections.deque): pass
class DD(collections.defaultdict): pass
class C(collections.Counter): pass
class Co(enum.Enum):
    A=1
def f(): pass
for o in (P(), L(), I(3), S('s'), D(), T(), E(), F(1.5), St(), B(b'x'), PP(), PS(), M('q',(),{}), N(1), DQ(), DD(), C(), Co.A, f):
    try:
        o.zz=[]
        o.yy=[]
    except Exception as e: print(type(o), e)
    r=[type(x).__name__ for x in gc.get_referents(o)]
    print(type(o).__name__, r if not isinstance(o,(type)) and type(o).__name__ not in('OD','C') and o is not f else '', sys.getsizeof(o), sys.getsizeof(o.__dict__) if type(o) is not M else '', gc.is_tracked(o), gc.is_tracked(o.__dict__))
    if not isinstance(o,type) and o is not f and type(o).__name__ not in('OD','C'): print([type(x).__name__ for x in gc.get_referents(o)])
