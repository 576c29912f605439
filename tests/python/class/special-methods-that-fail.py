# Special methods that cannot be had, shadowed super, weak dictionaries copied.
import sys
class MySuper:
    def __init__(self,*a): self.a=a
    msg="super super"
class C:
    def method(self): return super().msg
    def m2(self): return super(C, self).msg
m=sys.modules[__name__]
def try_(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
try_(C().method)
setattr(m,'super',MySuper)
try_(C().method); try_(C().m2)
delattr(m,'super')
try_(C().method)
super=MySuper
try_(C().method)
del super
def g(): return len([1])
for i in range(20): g()
setattr(m,'len',lambda x: 'mine')
print(g())
del m.len
print(g())
import builtins
o=builtins.len
builtins.len=lambda x: 'builtin'
print(g()); builtins.len=o; print(g())
class X:
    def meth(self): super()
def f():
    k=X()
    def h(): return k
    return h
c=f().__closure__[0]
try_(lambda: X.meth(c))
def booh(self): raise AttributeError('booh')
class E:
    __eq__=property(booh); __lt__=property(booh); __add__=property(booh); __len__=property(booh); __iter__=property(booh); __hash__=None; __bool__=property(booh); __getitem__=property(booh); __call__=property(booh); __neg__=property(booh); __contains__=property(booh); __repr__=property(booh);__str__=property(booh); __index__=property(booh); __enter__=property(booh)
for fn in (lambda: E()==E() and 0, lambda: E()<E(), lambda: E()+1, lambda: 1+E(), lambda: len(E()), lambda: iter(E()), lambda: bool(E()), lambda: E()[0], lambda: E()(), lambda: -E(), lambda: 1 in E(), lambda: repr(E())[:10], lambda: str(E())[:10], lambda: [1][E()], lambda: E()!=E()): try_(fn)
import weakref, copy
class K:
    def __init__(s,i): s.i=i
    def __hash__(s): return s.i
    def __eq__(s,o): return s.i==o.i
    def __deepcopy__(s,memo): return K(s.i+100)
ks=[K(i) for i in range(3)]; vs=[[i] for i in range(3)]
w=weakref.WeakKeyDictionary(zip(ks,vs)); d=copy.deepcopy(w); print(len(d), sorted((k.i,v) for k,v in d.items()), d[ks[1]] is vs[1], type(d)); c=copy.copy(w); print(c==w, c[ks[0]] is vs[0])
w=weakref.WeakValueDictionary(zip('abc',ks)); d=copy.deepcopy(w); print(len(d), d['a'] is ks[0]); print(type(w|{'z':ks[0]}), len(w|{'z':ks[0]}), len({'z':ks[0]}|w)); w|={'q':ks[1]}; print(len(w))
w=weakref.WeakKeyDictionary(zip(ks,vs)); print(len(w|{K(50):1}), len({ks[0]:1}|w)); w|={ks[0]:7}; print(w[ks[0]])
class H:
    def __init__(s): s.h=s.e=0
    def __hash__(s): s.h+=1; return 42
    def __eq__(s,o): s.e+=1; return s is o
h1=H(); y={h1:5}; h2=H(); y.setdefault(h2,[]); print(h1.h,h2.h,h1.e+h2.e)
for t in ('\u2003(\u20021+1j ) ','\u20021+1j','1\u2002+1j','(\u20021+1j\u2003)', '\u0661+\u0662j'):
    try_(lambda: complex(t))
class A: pass
for f in (lambda: setattr(A(),1,2), lambda: getattr(A(),1), lambda: object.__setattr__(A(),1,2), lambda: type.__setattr__(A,1,2), lambda: A().__setattr__(1,2), lambda: delattr(A(),1), lambda: A().__getattribute__(1), lambda: object.__delattr__(A(),1), lambda: hasattr(A(),1), lambda: type.__delattr__(A,1), lambda: type.__getattribute__(A,1), lambda: setattr(A,1,2), lambda: getattr(A,1), lambda: setattr(1,2,3), lambda: super(A,A()).__getattribute__(1), lambda: getattr(super(A,A()),1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
