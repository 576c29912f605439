# Instances of classes are tracked, whatever they derive from and have slots for.
import gc, sys
class A: __slots__=()
class F(float): __slots__=()
class I(int): __slots__=()
class S(str): __slots__=()
class T(tuple): __slots__=()
class B: __slots__=('x',)
class C(A): __slots__=()
class E(A): pass
class By(bytes): __slots__=()
class BA(bytearray): __slots__=()
class Fr(frozenset): __slots__=()
class O(object): pass
for c in (A,F,I,S,T,B,C,E,By,BA,Fr,O):
    o=c(); print(c.__name__, gc.is_tracked(o), sys.getsizeof(o), c.__basicsize__, gc.get_referents(o))
print(gc.is_tracked(I(5)), sys.getsizeof(I(10**30)))
