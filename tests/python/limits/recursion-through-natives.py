# How deep calls go that pass through functions written in C, method by method.
import functools, sys, traceback
def show(f,*a):
    try: f(*a)
    except RecursionError as e:
        tb=traceback.extract_tb(e.__traceback__)
        print(sys._getframe(1).f_lineno, e, len(tb), end=' ')
n=0
def f(x):
    global n; n+=1
    functools.partial(f, x)()
show(f,1); print(n)
n=0
def g(x):
    global n; n+=1
    list(map(g,[x]))
show(g,1); print(n)
n=0
def h(x):
    global n; n+=1
    return f"{h(x)}"
show(h,1); print(n)
class A:
    def __repr__(self):
        global n; n+=1
        return f"{self!r}"
n=0
show(repr,A()); print(n)
class B:
    def __repr__(self):
        global n; n+=1
        return repr(self)
n=0
show(repr,B()); print(n)
class C:
    def __str__(self):
        global n; n+=1
        return str(self)
n=0
show(str,C()); print(n)
class D:
    def __repr__(self):
        global n; n+=1
        return "%r" % self
n=0
show(repr,D()); print(n)
class F:
    def __repr__(self):
        global n; n+=1
        return repr([self])
n=0
show(repr,F()); print(n)
class G:
    def __add__(self,o):
        global n; n+=1
        return self+o
n=0
show(lambda: G()+1); print(n)
class H:
    def __getattr__(self,o):
        global n; n+=1
        return getattr(self,o)
n=0
show(lambda: H().x); print(n)
class I:
    def __getattr__(self,o):
        global n; n+=1
        return self.foo
n=0
show(lambda: I().x); print(n)
class J:
    def __eq__(self,o):
        global n; n+=1
        return self==o
n=0
show(lambda: J()==1); print(n)
class K:
    def __len__(self):
        global n; n+=1
        return len(self)
n=0
show(lambda: len(K())); print(n)
class L:
    def __call__(self):
        global n; n+=1
        return self()
n=0
show(lambda: L()()); print(n)
class M:
    def __init__(self):
        global n; n+=1
        M()
n=0
show(M); print(n)
class N:
    def __new__(cls):
        global n; n+=1
        return N()
n=0
show(N); print(n)
class O:
    def __hash__(self):
        global n; n+=1
        return hash(self)
n=0
show(hash,O()); print(n)
class P:
    def __iter__(self):
        global n; n+=1
        return iter(self)
n=0
show(iter,P()); print(n)
class Q:
    def __getitem__(self,i):
        global n; n+=1
        return self[i]
n=0
show(lambda: Q()[1]); print(n)
class R:
    @property
    def x(self):
        global n; n+=1
        return self.x
n=0
show(lambda: R().x); print(n)
class S:
    def __setattr__(self,a,b):
        global n; n+=1
        self.x=1
n=0
show(lambda: setattr(S(),'x',1)); print(n)
n=0
def k(x):
    global n; n+=1
    return sorted([1],key=k)
show(k,1); print(n)
n=0
def l(x):
    global n; n+=1
    return max([1],key=l)
show(l,1); print(n)
n=0
def m(x):
    global n; n+=1
    return eval('m(1)')
show(m,1); print(n)
n=0
def o(x):
    global n; n+=1
    exec('o(1)')
show(o,1); print(n)
n=0
def p(*x,**k):
    global n; n+=1
    p(*x,**k)
show(p,1); print(n)
n=0
def gen():
    global n; n+=1
    yield from gen()
show(lambda: next(gen())); print(n)
n=0
def gen2():
    global n; n+=1
    for x in gen2(): yield x
show(lambda: next(gen2())); print(n)
n=0
@functools.lru_cache(None)
def fib(x):
    global n; n+=1
    return fib(x+1)
show(fib,1); print(n)
n=0
@functools.wraps(fib)
def dec(x):
    global n; n+=1
    return [dec(y) for y in [x]]
show(dec,1); print(n)
n=0
def red(a,b):
    global n; n+=1
    return functools.reduce(red,[1,2])
show(red,1,2); print(n)
import re,json,copy
n=0
def sub(mo):
    global n; n+=1
    return re.sub('a',sub,'a')
show(sub,1); print(n)
class T:
    def __lt__(self,o):
        global n; n+=1
        return sorted([self,o])
n=0
show(lambda: T()<T()); print(n)
class U:
    def __contains__(self,o):
        global n; n+=1
        return o in self
n=0
show(lambda: 1 in U()); print(n)
class V:
    def __bool__(self):
        global n; n+=1
        return not self
n=0
show(lambda: bool(V())); print(n)
class W:
    def __format__(self,s):
        global n; n+=1
        return format(self,s)
n=0
show(lambda: f"{W()}"); print(n)
class X:
    def __format__(self,s):
        global n; n+=1
        return f"{self}"
n=0
show(lambda: f"{X()}"); print(n)
class Y:
    def __enter__(self):
        global n; n+=1
        with self: pass
    def __exit__(self,*a): pass
n=0
show(lambda: Y().__enter__()); print(n)
