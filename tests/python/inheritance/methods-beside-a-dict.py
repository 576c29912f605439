# A method of a class whose instances have a dict of their own: as long as that does not hide it, found at once.
import sys
class E(Exception):
    def m(self): return 'class'
    @staticmethod
    def s(): return 'static'
def call(e): return e.m(), e.s()
e=E()
for i in range(40): call(e)
print(call(e))
e.m = lambda: 'own'
print(call(e))
f=E(); f.x=1
for i in range(40): call(f)
print(call(f)); f.y=2; print(call(f))
f.m=lambda: 'f own'
print(call(f)); del f.m; print(call(f))
f.__dict__={'m': lambda: 'replaced'}
print(call(f))
f.__dict__={1:2}
print(call(f))
class K(str):
    def __hash__(self): return hash('m')
    def __eq__(self,o): return str.__eq__(self,o)
g=E(); g.__dict__[K('m')]=lambda: 'odd key'
print(call(g)); 
for i in range(40): call(g)
print(call(g))
for i in range(40): call(E())
E.m=lambda self: 'new'
print(call(E()), call(e), call(f))
class F(E):
    @property
    def m(self): return lambda: 'prop'
print(call(F()))
print(sys.getrefcount(e), sys.getrefcount(f))
