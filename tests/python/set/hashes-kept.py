# Sets take hashes over from dicts and sets; what slots hold goes with a copy; class and static methods in one another.
import pickle, copy
n=0
class K(int):
    def __hash__(self):
        global n; n+=1
        return int.__hash__(self)
d=dict.fromkeys(map(K,range(10)))
for what in (lambda: set(d), lambda: frozenset(d), lambda: set(set(d)), lambda: {1}.union(d), lambda: {1}.update(d), lambda: {K(1)}.difference(d), lambda: {1}.symmetric_difference(d), lambda: {1}.intersection(d), lambda: dict.fromkeys(d), lambda: dict(d), lambda: d|d, lambda: set(d)-set(d), lambda: dict.fromkeys(set(d)), lambda: set(d)^set(d), lambda: set(d)&set(d), lambda: set(d)<=set(d), lambda: set(d).issubset(d), lambda: d.keys()&d.keys(), lambda: d.copy(), lambda: set().difference_update(d), lambda: frozenset(d).copy(), lambda: set(d).isdisjoint(d)):
    n=0; what(); print(n)
class SS(set):
    __slots__=('x','y','__dict__')
s=SS([1,2]); s.x=1; s.z=3
print(s.__reduce__()); c=copy.copy(s); print(c,c.x,c.z); c=pickle.loads(pickle.dumps(s)); print(c, c.x, c.z, type(c))
class FS(frozenset):
    __slots__=('x',)
f=FS([1]); f.x=2; c=copy.copy(f); print(f.__reduce__(), c.x)
import collections
class DS(collections.deque):
    __slots__=('x',)
l=DS([1]); l.x=2; print(l.__reduce__()[:3])
class bad:
    def __eq__(self, o):
        if be: s2.clear()
        return True
    def __hash__(self): return 32
be=False; s1={bad()}; s2={bad() for _ in range(75)}
be=True
try: s1.update(s2)
except Exception as e: print(type(e), e)
be=False; d1={bad()}; d2={bad():1 for i in range(3)}
class A:
    def __getattr__(self, name): raise AttributeError("booh")
try: A().a
except AttributeError as e: print(e)
class I:
    booh = property(lambda self: 1/0 if 0 else self.nope)
    def __getattr__(self, n): raise AttributeError('not '+n)
try: I().booh
except AttributeError as e: print(e)
class A2:
    def __getattr__(self,name): raise AttributeError("booh")
    def foo(self): return self.undefined
class A3:
    a=property(lambda self: self.booh)
try: A3().a
except AttributeError as e: print(e)
try: setattr(A(), 1, 2)
except TypeError as e: print(e)
try: getattr(A(), 1)
except TypeError as e: print(e)
try: object.__setattr__(A(), 1, 2)
except TypeError as e: print(e)
try: type.__setattr__(A, 1, 2)
except TypeError as e: print(e)
try: A().__setattr__(1,2)
except TypeError as e: print(e)
try: delattr(A(),1)
except TypeError as e: print(e)
class C:
    @classmethod
    @property
    def x(cls): return cls.__name__
    @classmethod
    @staticmethod
    def y(cls): return cls
    @classmethod
    @classmethod
    def z(cls): return cls
print(C.x, C().x)
try: print(C.y())
except TypeError as e: print(e)
print(C.z())
class B:
    def foo(self): return self
    class A0: pass
    bar = classmethod(str.upper) if 0 else 5
class A:
    @classmethod
    def foo(cls): return cls
    bar = classmethod(foo)
print(A.bar)
class prop(property):
    __slots__=('a',)
class prop2(property): pass
class P:
    @prop2
    def x(self): "doc of x"
    y=prop2(None, None, None, "given")
print(P.x.__doc__, P.y.__doc__)
try:
    class Q:
        @prop
        def x(self): "doc"
    print(Q.x.__doc__)
except AttributeError as e: print(e)
p=property(lambda s: 1, doc='user'); q=p.getter(lambda s: 2); print(q.__doc__)
def f(s): "doc 2"
q=p.getter(f); print(q.__doc__); p=property(lambda s:1); q=p.getter(f); print(q.__doc__)
def g(s): "doc 1"
p=property(g); q=p.getter(f); print(q.__doc__); p2=property(g,None,None,'user'); print(p2.getter(f).__doc__, p2.setter(f).__doc__)
