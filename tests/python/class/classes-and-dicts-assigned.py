# Which classes may be assigned to __class__, and what to __dict__; what reductions may say.
class prop(property):
    __slots__=('a',)
try:
    class Q:
        @prop
        def x(self): "doc"
    print(Q.x.__doc__)
except AttributeError as e: print(e)
def f(s): "doc 2"
class prop3(property): pass
class D:
    @prop3
    def x(self): "doc 1"
    @x.getter
    def x(self): "doc 2"
print(D.x.__doc__)
class E:
    x=prop3(f, doc="user")
    y=x.getter(lambda s: 1)
    z=x.getter(f)
print(E.x.__doc__, E.y.__doc__, E.z.__doc__)
class W:
    def __get__(self, o, t): return 5
    def __set__(self, o, v): print('set', v)
class Sub(property):
    __doc__ = 'class doc'
# __dict__ and __class__ assignment
class G: __slots__=['a','b']
class H: __slots__=['b','a']
class I: __slots__=['a','b']
class J: __slots__=['c','b']
class K: __slots__=['a','b','d']
class L(H): __slots__=['e']
class M(I): __slots__=['e']
class N(J): __slots__=['__weakref__']
class P(J): __slots__=['__dict__']
class Q2(J): pass
class R(J): __slots__=['__dict__','__weakref__']
for cls, cls2 in ((G,H),(G,I),(I,H),(Q2,R),(R,Q2)):
    x=cls(); 
    if hasattr(cls,'a'): x.a=1
    x.__class__=cls2; print(type(x).__name__, getattr(x,'a',None))
    x.__class__=cls
for cls, cls2 in ((G,J),(G,K),(G,object),(J,G),(K,G),(L,M),(M,L),(N,P),(P,N),(P,R),(R,P), (G,int),(int,G)):
    try:
        x=cls(); x.__class__=cls2; print('no error', cls.__name__, cls2.__name__)
    except TypeError as e: print(e)
import types
class SubMod(types.ModuleType): pass
m=types.ModuleType('m'); m.__class__=SubMod; print(type(m)); m.__class__=types.ModuleType; print(type(m))
class MyInt(int): __slots__=()
try: (1).__class__=MyInt
except TypeError as e: print(e)
try: True.__class__=int
except TypeError as e: print(e)
# set __dict__
class C: pass
a=C()
for v in ([], None, 1, 'a', {'b':1}):
    try: a.__dict__=v; print(a.__dict__)
    except TypeError as e: print(e)
try: del a.__dict__; print(a.__dict__)
except TypeError as e: print(e)
class Base: pass
try: Base.__dict__={}
except (AttributeError,TypeError) as e: print(e)
try: del Base.__dict__
except (AttributeError,TypeError) as e: print(e)
class Meta1(type): pass
class B1(metaclass=Meta1): 
    __slots__='__dict__'
class M1:
    @property
    def __dict__(self): return {'x':1}
print(M1().__dict__)
e=Exception(); e.__dict__={'a':1}; print(e.a)
def ff(): pass
try: ff.__dict__=1
except TypeError as x: print(x)
try: del ff.__dict__
except TypeError as x: print(x)
print(type(types.FunctionType.__code__), types.FunctionType.__code__.__qualname__, int.real.__qualname__, complex.real.__qualname__, type(property.fget), type(types.FunctionType.__globals__), float.real.__qualname__, type(C.__dict__['__dict__']), C.__dict__['__dict__'].__qualname__)
print(dir(type('X',(),{'__dir__':lambda s:[3,1]})) [:2] )
try: print(dir(type('X',(),{'__dir__':lambda s:5})()))
except TypeError as x: print(x)
try: print(dir(type('X',(),{'__dir__':lambda s:[1,'a']})()))
except TypeError as x: print(x)
try: object.__dir__()
except TypeError as x: print(x)
try: object.__reduce__()
except TypeError as x: print(x)
class Z:
    def __reduce__(self): return 1
import copy
for r in (1, 'a', (1,), (int,), (int,(),1,2,3,4,5), (int,[]), None, ()):
    class Z:
        def __reduce__(self): return r
    try: print(type(copy.copy(Z())))
    except Exception as x: print(type(x).__name__, x)
