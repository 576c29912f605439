class D:
    def __get__(self, obj, owner=None): return ('get', obj is not None, owner.__name__)
    def __set__(self, obj, value): print('set', value)
    def __delete__(self, obj): print('delete')
class N:
    def __get__(self, obj, owner): return 'non-data'
class A:
    d = D()
    n = N()
a = A()
a.d = 5
del a.d
a.__dict__['d'] = 'hidden'
a.__dict__['n'] = 'shown'
print(a.d, A.d, a.n, A.n)
