# Weak references to instances of classes derived from str
import weakref, sys, gc

class S(str):
    pass
x = S('hello')
r = weakref.ref(x, lambda r: print('gone', r() is None))
print(r() is x, weakref.getweakrefcount(x), x.__weakref__ is r, sys.getsizeof(x), sys.getsizeof(S()), S.__weakrefoffset__, S.__dictoffset__, S.__basicsize__)
x.a = 1
del x
print(r())
x = S('héllo')
p = weakref.proxy(x)
print(len(p), p.upper(), p == 'héllo')
del x
try:
    p.upper()
except ReferenceError as e:
    print(e)
d = weakref.WeakValueDictionary()
k = S('v')
d[1] = k
print(dict(d))
del k
print(dict(d))
k = weakref.WeakKeyDictionary()
a = S('key')
k[a] = 1
print(len(k))
del a
print(len(k))

class W(str):
    __slots__ = ('__weakref__',)
w = W('q')
print(weakref.ref(w)() is w, hasattr(w, '__dict__'))

class N(str):
    __slots__ = ()
try:
    weakref.ref(N('q'))
except TypeError as e:
    print(e)
s = S('self')
s.me = s
r = weakref.ref(s)
del s
print(gc.collect(), r())

class T(S):
    pass
t = T('t')
print(weakref.ref(t)() is t)
for b in (bytes, tuple, int):
    C = type('C', (b,), {})
    try:
        weakref.ref(C())
    except TypeError as e:
        print(e)
    print(hasattr(C, '__weakref__'))
