class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        print('new', name, sorted(k for k in ns if not k.startswith('__')), kw)
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns)
    def __call__(cls, *a): print('call'); return super().__call__(*a)
class Desc:
    def __set_name__(self, owner, name): print('set_name', owner.__name__, name)
class A(metaclass=Meta, flag=1):
    d = Desc()
class Base:
    def __init_subclass__(cls, **kw): print('subclass', cls.__name__, kw)
class B(Base, x=1): pass
A()
print(type(A), type(B))
